/// The modules of Python's standard library that a program can import, one line each.
package enum StandardModules {
    package static var all: [PyModule] {
        [
            DatesModule.module, DecimalsModule.module, UUIDsModule.module,
            AbstractModule.module, DataclassesModule.module, EnumModule.module,
            TypingModule.module, TypingModule.abstractClasses, TypingModule.future,
            AsyncModule.module, TimeModule.module,
        ]
    }
}
