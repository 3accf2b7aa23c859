import GRDB

/// The tables of the store. A migration that was released is never changed; a new one follows it.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("progress and history") { database in
            try database.create(table: "lesson") { table in
                table.primaryKey("id", .text)
                table.column("currentStep", .text)
                table.column("sourceWhenLeft", .text)
                table.column("isCurrent", .boolean).notNull().defaults(to: false)
            }
            try database.create(table: "step") { table in
                table.primaryKey {
                    table.column("lesson", .text).references("lesson", onDelete: .cascade)
                    table.column("id", .text)
                }
                table.column("status", .text).notNull()
                table.column("hintsShown", .integer).notNull()
                table.column("predicted", .integer)
                table.column("sourceAtStart", .text).notNull()
            }
            try database.create(table: "evidence") { table in
                table.primaryKey {
                    table.column("lesson", .text)
                    table.column("step", .text)
                    table.column("evidence", .text)
                }
                table.foreignKey(
                    ["lesson", "step"], references: "step", columns: ["lesson", "id"], onDelete: .cascade)
            }
            try database.create(table: "command") { table in
                table.autoIncrementedPrimaryKey("id")
                table.column("text", .text).notNull()
            }
        }
        migrator.registerMigration("versions of main.py") { database in
            try database.create(table: "file") { table in
                table.primaryKey("path", .text)
                table.column("current", .integer).notNull()
                table.column("used", .integer).notNull()
            }
            try database.create(table: "version") { table in
                table.primaryKey {
                    table.column("path", .text).references("file", onDelete: .cascade)
                    table.column("number", .integer)
                }
                table.column("text", .blob).notNull()
            }
        }
        migrator.registerMigration("settings and requests") { database in
            try database.create(table: "setting") { table in
                table.primaryKey("name", .text)
                table.column("value", .text).notNull()
            }
            try database.create(table: "request") { table in
                table.autoIncrementedPrimaryKey("id")
                table.column("command", .text).notNull()
                table.column("status", .integer).notNull()
                table.column("time", .double).notNull()
            }
        }
        migrator.registerMigration("time, attempts, proofs and snapshots") { database in
            try addProofs(database)
            try addSnapshots(database)
        }
        return migrator
    }

    private static func addProofs(_ database: Database) throws {
        try database.alter(table: "lesson") { table in
            table.add(column: "wasLeft", .boolean).notNull().defaults(to: false)
        }
        try database.alter(table: "step") { table in
            table.add(column: "seconds", .double).notNull().defaults(to: 0)
            table.add(column: "attempts", .integer).notNull().defaults(to: 0)
            table.add(column: "doneAt", .double)
            table.add(column: "sourceWhenDone", .text)
        }
        try database.create(table: "sighting") { table in
            table.primaryKey {
                table.column("lesson", .text)
                table.column("step", .text)
                table.column("evidence", .text)
            }
            table.column("source", .text).notNull()
            table.column("status", .integer).notNull()
            table.column("piecesRead", .integer)
            table.foreignKey(["lesson", "step"], references: "step", columns: ["lesson", "id"], onDelete: .cascade)
        }
        try database.create(table: "sightingRequest") { table in
            table.primaryKey {
                table.column("lesson", .text)
                table.column("step", .text)
                table.column("evidence", .text)
                table.column("number", .integer)
            }
            table.column("bytes", .blob).notNull()
            table.column("total", .integer).notNull()
            table.column("isMasked", .boolean).notNull()
            table.foreignKey(
                ["lesson", "step", "evidence"], references: "sighting", columns: ["lesson", "step", "evidence"],
                onDelete: .cascade)
        }
    }

    private static func addSnapshots(_ database: Database) throws {
        try database.create(table: "snapshot") { table in
            table.primaryKey {
                table.column("path", .text)
                table.column("number", .integer)
            }
            table.column("kept", .double).notNull()
            table.column("place", .text).notNull()
            table.column("occasion", .text).notNull()
            table.column("routes", .integer)
            table.column("text", .blob).notNull()
        }
        try database.create(table: "intendedMove") { table in
            table.primaryKey("path", .text)
            table.column("before", .blob).notNull()
            table.column("text", .blob).notNull()
        }
        try database.create(table: "counter") { table in
            table.primaryKey("name", .text)
            table.column("value", .integer).notNull()
        }
    }
}
