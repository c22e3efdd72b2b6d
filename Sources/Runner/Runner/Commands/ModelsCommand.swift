import ArgumentParser

/// Commands for the networks that are shipped and installed.
struct ModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "List, install and remove networks.",
        discussion: """
            Networks that others trained on ImageNet are fetched from where \
            torchvision publishes them. Proxies are taken from http_proxy, \
            https_proxy and no_proxy.

            Example: course models
            Example: course models install resnet18
            """,
        subcommands: [
            ModelsListCommand.self, ModelsInfoCommand.self, ModelsInstallCommand.self, ModelsRemoveCommand.self,
        ],
        defaultSubcommand: ModelsListCommand.self
    )
}
