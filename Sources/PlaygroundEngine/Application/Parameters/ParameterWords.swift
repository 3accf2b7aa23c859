/// What a function declares about a parameter, for those who read the description.
struct ParameterWords {
    /// `Query(...)`, `Body(...)` and so on, or what FastAPI puts in their place.
    let declared: FieldInfo
    /// That with what every declaration in `Annotated` says, later ones over earlier ones.
    let info: FieldInfo
    /// The type; `undefined` where the function says none.
    let type: Value
    /// Whether the rules stand in the type's own `Annotated`.
    let isAnnotated: Bool
}
