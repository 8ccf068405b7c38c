"""Writes a trained reader as ONNX with weights of eight bits.

python -m benchmarks.muc4.training.export --checkpoint FILE --out FOLDER [--full]
"""

import argparse
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from benchmarks.muc4.training.network import Encoder, Reader

NAMES = ("roles", "types", "attributes", "entity", "incident", "document")


class Answering(nn.Module):
    """A reader that gives probabilities where the product wants them."""

    def __init__(self, reader: Reader) -> None:
        """Wrap a reader."""
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, present: Tensor) -> tuple[Tensor, ...]:
        """Return what ``crossreport.extract.encoder.reading.Answers`` describes."""
        roles, types, attributes, entity, incident, document = self.reader(ids, present)
        return (
            torch.softmax(roles, dim=-1),
            torch.sigmoid(types),
            attributes,
            entity,
            incident,
            torch.sigmoid(document),
        )


def export(*, checkpoint: Path, out: Path, full: bool) -> None:
    """Write ``encoder.onnx``.

    Args:
        checkpoint: What ``fit`` wrote.
        out: Folder to write to.
        full: Keep weights of 32 bits.
    """
    reader = Reader(Encoder())
    reader.load_state_dict(torch.load(checkpoint))
    reader.eval()
    sample = (torch.full((2, 16), 1000), torch.ones(2, 16, dtype=torch.long))
    axes = {0: torch.export.Dim("texts"), 1: torch.export.Dim("length", max=512)}
    with tempfile.TemporaryDirectory() as folder:
        plain = (out if full else Path(folder)) / "encoder.onnx"
        torch.onnx.export(
            Answering(reader),
            sample,
            plain,
            input_names=["ids", "present"],
            output_names=list(NAMES),
            dynamic_shapes={"ids": axes, "present": axes},
            dynamo=True,
            external_data=False,
        )
        if not full:
            quantize_dynamic(
                plain, out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True
            )


def main() -> None:
    """Read the options and export."""
    parser = argparse.ArgumentParser(description="Write a trained reader as ONNX.")
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--full", action="store_true", help="keep weights of 32 bits")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    export(checkpoint=arguments.checkpoint, out=arguments.out, full=arguments.full)


if __name__ == "__main__":
    main()
