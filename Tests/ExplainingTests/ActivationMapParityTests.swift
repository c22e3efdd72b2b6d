import Explaining
import NN
import Testing

/// The CAM family against pytorch-grad-cam, and CAM against its formula in torch (`Tools/oracle/explaining.py`).
@Suite struct ActivationMapParityTests {
    /// The methods that the oracle asked about every layer and class.
    static let family: [MethodName] = [
        .gradCAM, .gradCAMPlusPlus, .xGradCAM, .hiResCAM, .layerCAM, .scoreCAM, .ablationCAM,
    ]

    @Test(arguments: family, ["layer3", "layer4"])
    func resNet_agrees(method: MethodName, layer: String) throws {
        let fixture = try Fixture("resnet18")
        let question = try Question.resNet18(target: 0, layer: layer)
        try expectAgreement(of: method, question, with: fixture)
        try expectAgreement(of: method, question.asking(target: 3), with: fixture)
    }

    @Test(arguments: family, ["features.14", "features.19"])
    func vgg_agrees(method: MethodName, layer: String) throws {
        let fixture = try Fixture("vgg11")
        let question = try Question.vgg11(target: 0, layer: layer)
        try expectAgreement(of: method, question, with: fixture)
        try expectAgreement(of: method, question.asking(target: 3), with: fixture)
    }

    /// The methods that the oracle asked about deeper networks.
    static let byGradient: [MethodName] = [.gradCAM, .gradCAMPlusPlus, .xGradCAM, .hiResCAM, .layerCAM]

    @Test(arguments: byGradient, ["layer2", "layer3"])
    func resNetOfBottlenecks_agrees(method: MethodName, layer: String) throws {
        let fixture = try Fixture("resnet50")
        let question = try Question.resNet50(target: 0, layer: layer)
        try expectAgreement(of: method, question, with: fixture)
        try expectAgreement(of: method, question.asking(target: 3), with: fixture)
    }

    /// The last of the layers is the one that is looked at unless told otherwise.
    @Test(arguments: byGradient, ["features.26", "features.34"])
    func vggWithNormalization_agrees(method: MethodName, layer: String) throws {
        let fixture = try Fixture("vgg13_bn")
        let question = try Question.vgg13BatchNorm(target: 0, layer: layer)
        try expectAgreement(of: method, question, with: fixture)
        try expectAgreement(of: method, question.asking(target: 3), with: fixture)
    }

    @Test(arguments: family, [0, 3])
    func mapsAsSmallAsAnEpsilon_agree(method: MethodName, target: Int) throws {
        try expectAgreement(of: method, .faint(target: target), with: Fixture("faint"))
    }

    @Test(arguments: [MethodName.gradCAM, .hiResCAM])
    func evidenceAsSmallAsAnEpsilon_agrees(method: MethodName) throws {
        try expectAgreement(of: method, .faint(strength: 1, target: 0), with: Fixture("fainter"))
    }

    @Test(arguments: ["bn1", "layer3.0.conv2"])
    func mapsWithNegativeValues_agree(layer: String) throws {
        let fixture = try Fixture("resnet18")
        let question = try Question.resNet18(target: 0, layer: layer)
        try expectAgreement(of: .ablationCAM, question, with: fixture)
        try expectAgreement(of: .xGradCAM, question, with: fixture)
        try expectAgreementUpToSign(question, with: fixture)
    }

    @Test func vggMapsWithNegativeValues_agree() throws {
        let fixture = try Fixture("vgg11")
        let question = try Question.vgg11(target: 0, layer: "features.18")
        try expectAgreement(of: .ablationCAM, question, with: fixture)
        try expectAgreement(of: .layerCAM, question, with: fixture)
    }

    @Test(arguments: [0, 3])
    func cam_agreesAndAddsUpToTheLogit(target: Int) throws {
        let question = try Question.resNet18(target: target)
        try expectAgreement(of: .cam, question, with: Fixture("resnet18"))
        let explanation = try CAM().explain(question)
        let evidence = try #require(explanation.attribution)
        let bias = Tensor.fcBias.scalars[target]
        #expect(abs(evidence.mean().scalar + bias - explanation.logits.scalars[target]) < 1e-5)
    }

    @Test func eigenCAM_agreesUpToSign() throws {
        for layer in ["layer3", "layer4"] {
            try expectAgreementUpToSign(.resNet18(target: 0, layer: layer), with: Fixture("resnet18"))
        }
        for layer in ["features.14", "features.19"] {
            try expectAgreementUpToSign(.vgg11(target: 0, layer: layer), with: Fixture("vgg11"))
        }
        for layer in ["layer2", "layer3"] {
            try expectAgreementUpToSign(.resNet50(target: 0, layer: layer), with: Fixture("resnet50"))
        }
        for layer in ["features.26", "features.34"] {
            try expectAgreementUpToSign(.vgg13BatchNorm(target: 0, layer: layer), with: Fixture("vgg13_bn"))
        }
        try expectAgreementUpToSign(.faint(target: 0), with: Fixture("faint"))
    }

    @Test func logits_agree() throws {
        try Fixture("resnet18").expect(GradCAM().explain(.resNet18()).logits, agreesWith: "logits")
        try Fixture("vgg11").expect(GradCAM().explain(.vgg11()).logits, agreesWith: "logits")
        try Fixture("resnet50").expect(GradCAM().explain(.resNet50()).logits, agreesWith: "logits")
        try Fixture("vgg13_bn").expect(GradCAM().explain(.vgg13BatchNorm()).logits, agreesWith: "logits")
        try Fixture("faint").expect(GradCAM().explain(.faint()).logits, agreesWith: "logits")
    }

    private func expectAgreement(of method: MethodName, _ question: Question, with fixture: Fixture) throws {
        let explanation = try method.method().explain(question)
        let key = "\(method.rawValue)/\(question.layer)/\(question.target)"
        #expect(explanation.layer == question.layer && explanation.target == question.target)
        try fixture.expect(explanation.attribution, agreesWith: key + "/attribution")
        try fixture.expect(explanation.coarse, agreesWith: key + "/coarse")
        try fixture.expect(explanation.heatmap, agreesWith: key + "/heatmap")
        #expect(explanation.heatmap.shape == Array(question.image.shape[2...]))
    }

    private func expectAgreementUpToSign(_ question: Question, with fixture: Fixture) throws {
        let explanation = try EigenCAM().explain(question)
        let key = "eigen-cam/\(question.layer)/\(question.target)"
        let evidence = try #require(explanation.attribution)
        let turned = try fixture.difference(evidence, from: key + "/attribution") > 1
        try fixture.expect(turned ? -evidence : evidence, agreesWith: key + "/attribution")
        let map = turned ? key + "/opposite" : key
        try fixture.expect(explanation.coarse, agreesWith: map + "/coarse")
        try fixture.expect(explanation.heatmap, agreesWith: map + "/heatmap")
    }
}

extension Tensor {
    fileprivate static let fcBias = Weights.pseudoRandom("fc.bias", [10])
}
