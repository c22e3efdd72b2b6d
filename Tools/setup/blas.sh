# Which of its kernels OpenBLAS uses. Sourced by `course`, `test` and the benchmarks. shellcheck shell=bash

# choose_blas_kernels FILE: names the widest kernels that this processor can run, unless somebody has named others.
#
# OpenBLAS goes by the processor's model, and takes one that is newer than itself for an old one: 0.3.21 (Debian 12) uses
# kernels without AVX on recent Intel processors, and vectors half as wide as could be on recent AMD ones. The processor
# itself says what it can do, in FILE, which is /proc/cpuinfo; where there is none, nothing is named.
choose_blas_kernels() {
    local line vendor='' flags=''
    if [ -n "${OPENBLAS_CORETYPE:-}" ] || [ ! -r "$1" ]; then return 0; fi
    # The first processor speaks for all, and its flags come after its vendor.
    while IFS= read -r line; do
        case $line in
            vendor_id*) vendor=${line##* } ;;
            flags*)
                flags="${line#*:} "
                break
                ;;
        esac
    done <"$1"
    if has_flags avx512f avx512cd avx512bw avx512dq avx512vl; then
        export OPENBLAS_CORETYPE=SkylakeX
    elif has_flags avx2 fma; then
        case $vendor in AuthenticAMD) export OPENBLAS_CORETYPE=Zen ;; *) export OPENBLAS_CORETYPE=Haswell ;; esac
    fi
}

# has_flags FLAG...: whether all of them are in the caller's list.
has_flags() {
    local flag
    for flag; do
        case $flags in *" $flag "*) ;; *) return 1 ;; esac
    done
}
