extension FunctionLowering {
    /// Computes an annotation into the next register: its value, or its source where annotations are postponed.
    func lower(annotation: Expression) {
        let target = temporary()
        guard program.postponesAnnotations else { return lower(annotation, into: target) }
        at(annotation.range) { load(.object(PostponedAnnotation(annotation)), into: target) }
    }
}
