import ArgumentParser
import CNCurses
import PlaygroundEngine

@main
struct APIPlayground: ParsableCommand {
    func run() throws {}
}
