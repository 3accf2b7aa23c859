extension LineEditor {
    /// Makes the change that a key asks for.
    mutating func apply(_ edit: Action.Edit) {
        switch edit {
        case .left: moveLeft()
        case .right: moveRight()
        case .wordLeft: moveWordLeft()
        case .wordRight: moveWordRight()
        case .lineStart: moveToLineStart()
        case .lineEnd: moveToLineEnd()
        case .deleteLeft: deleteLeft()
        case .deleteRight: deleteRight()
        case .killWordLeft: killWordLeft()
        case .killWordRight: killWordRight()
        case .killToStart: killToLineStart()
        case .killToEnd: killToLineEnd()
        case .yank: yank()
        }
    }
}
