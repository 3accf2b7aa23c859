import Testing

@testable import APIPlayground
