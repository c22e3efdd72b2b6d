/// A sound lesson, the ground that the broken ones are made from.
enum SampleLesson {
    static let frontMatter = """
        ---
        id: grad-cam
        title: Grad-CAM and the overlay
        requires: []
        format: 1
        ---
        """

    static let exercise = """
        ```yaml exercise
        id: grad-cam-map
        title: Build the heat map
        target: GradCAM
        edit: [Exercise/GradCAM.swift]
        given: { image: "pictures/{case}.png", model: toybox-resnet18 }
        outputs:
          - name: heatmap
            shape: [7, 7]
            axes: [y, x]
            reference: references/grad-cam.safetensors#{case}/heatmap
            compare: { metric: close, rtol: 1e-4, atol: 1e-6 }
            view: { kind: heat, over: "pictures/{case}.png" }
            points: 3
        cases: [mug, { id: donut, hidden: true, seed: 7 }]
        limits: { build: 180s, wall: 20s, memory: 1GiB, stdout: 64KiB }
        hints: ["Which axes do you average over?", "What removes negative evidence?"]
        mistakes:
          - { id: no-relu, source: Mistakes/no-relu.swift, say: "Negative evidence survives." }
          - { id: transposed, transform: "transpose(y,x)", say: "Rows and columns are swapped." }
        ```
        """

    static let text = """
        \(frontMatter)

        # Grad-CAM

        A map of *what* the model **looks at**, from `layer4`.

        ![A mug](pictures/mug.png)

        $$
        w_k = \\frac{1}{Z} \\sum_i a_i * b_i
        $$

        - one
        - two

        \(exercise)

        ## What the picture does not show

        The end.
        """
}
