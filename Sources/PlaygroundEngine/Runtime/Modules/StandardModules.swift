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
            HashesModule.module, KeyedHashesModule.module, SecretsModule.script.module,
            ContextsModule.script.module, TextWrapModule.script.module, HTMLModule.module, URLsModule.script.module,
            URLsModule.package.module,
            HeapsModule.heaps.module, HeapsModule.bisection.module, StatisticsModule.script.module,
            LogsModule.script.module, ReportsModules.traceback.module, ReportsModules.warnings.module,
            SystemModules.os.module, SystemModules.paths.module, SystemModules.sys,
        ] + ImagesModule.modules
    }
}
