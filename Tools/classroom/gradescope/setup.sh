#!/usr/bin/env bash
# Gradescope runs this once, when it makes the image that submissions are graded in: Ubuntu 22.04, as root, with a network.
# Untested there. It installs Swift, what the course is linked with, and bubblewrap, and builds the course.
set -euo pipefail

swift=6.2
source=${AUTOGRADER_ROOT:-/autograder}/source
export DEBIAN_FRONTEND=noninteractive

# shellcheck source=/dev/null
. /etc/os-release
apt-get update
# What Swift needs on Ubuntu (swift.org/install/linux), then the course's own: matrix products, PNG, JPEG, Markdown, hashes.
apt-get install -y --no-install-recommends \
    binutils ca-certificates curl git gnupg libc6-dev libcurl4-openssl-dev libedit2 libgcc-11-dev libncurses-dev \
    libpython3-dev libsqlite3-0 libstdc++-11-dev libxml2-dev libz3-dev pkg-config tzdata unzip zlib1g-dev \
    libopenblas-dev libpng-dev libjpeg-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libssl-dev \
    bubblewrap

case $(uname -m) in aarch64) machine=-aarch64 ;; *) machine= ;; esac
name=swift-$swift-RELEASE-ubuntu$VERSION_ID$machine
folder=$(mktemp -d)
curl -fsSL -o "$folder/swift.tar.gz" \
    "https://download.swift.org/swift-$swift-release/ubuntu${VERSION_ID/./}$machine/swift-$swift-RELEASE/$name.tar.gz"
curl -fsSL -o "$folder/swift.tar.gz.sig" \
    "https://download.swift.org/swift-$swift-release/ubuntu${VERSION_ID/./}$machine/swift-$swift-RELEASE/$name.tar.gz.sig"
curl -fsSL https://swift.org/keys/all-keys.asc | gpg --import -
gpg --verify "$folder/swift.tar.gz.sig" "$folder/swift.tar.gz"
tar -xzf "$folder/swift.tar.gz" -C /usr/local --strip-components=2
rm -r "$folder"

# Building takes some minutes and is done here, so that no submission waits for it.
"$source/course/course" list >/dev/null
