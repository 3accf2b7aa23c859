/// The modules of Python's standard library that a program can import, one line each.
package enum StandardModules {
    package static var all: [PyModule] {
        [
            Base64Module.module, BinasciiModule.module, JSONModule.module, MathModule.module, RandomModule.module,
            RegexModule.module,
            CollectionsModule.module, CopyModule.module, FunctionsModule.module, IteratorsModule.module,
            OperatorsModule.module, StreamsModule.module, TextConstants.module,
            DatesModule.module, DecimalsModule.module, UUIDsModule.module,
            AbstractModule.module, DataclassesModule.module, EnumModule.module,
            TypingModule.module, TypingModule.abstractClasses, TypingModule.future,
            AsyncModule.module, TimeModule.module,
        ] + ImagesModule.modules
    }
}
