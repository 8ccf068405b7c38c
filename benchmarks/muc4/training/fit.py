"""Trains the encoder on the development texts of MUC-4.

    python -m benchmarks.muc4.training.fit --start MODEL_FOLDER --out FOLDER

Needs the dependency group ``training``. Every eighth text of ``dev`` is held out for
calibration and never trained on. Writes a checkpoint after every epoch.
"""

import argparse
import random
import sys
import time
from copy import deepcopy
from pathlib import Path

import torch
from tokenizers import Tokenizer

from benchmarks.muc4.training.examples import Batch, batches, pool
from benchmarks.muc4.training.losses import loss
from benchmarks.muc4.training.network import Reader, load_encoder
from benchmarks.muc4.training.split import development

_AVERAGE = 0.98
_WARM = 0.1


def _optimizer(reader: Reader, *, rate: float) -> torch.optim.Optimizer:
    """Leave the word vectors and the first layer as they are: they know more words than we have."""
    for fixed in (reader.encoder.words, reader.encoder.positions, reader.encoder.layers[0]):
        fixed.requires_grad_(False)
    within = [weight for weight in reader.encoder.parameters() if weight.requires_grad]
    known = {id(weight) for weight in within}
    heads = [w for w in reader.parameters() if w.requires_grad and id(w) not in known]
    return torch.optim.AdamW(
        [{"params": within, "lr": rate}, {"params": heads, "lr": 5 * rate}], weight_decay=0.01
    )


def _factor(step: int, steps: int) -> float:
    warm = _WARM * steps
    return step / warm if step < warm else max(0.02, (steps - step) / (steps - warm))


@torch.no_grad()
def _follow(average: Reader, reader: Reader) -> None:
    for slow, fast in zip(average.parameters(), reader.parameters(), strict=True):
        slow.lerp_(fast, 1 - _AVERAGE)


def _step(reader: Reader, batch: Batch, optimizer: torch.optim.Optimizer) -> float:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        answers = reader(batch.ids, batch.present)
    value = loss(reader, batch, answers)
    optimizer.zero_grad()
    value.backward()
    torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
    optimizer.step()
    return float(value.detach())


def fit(*, start: Path, out: Path, epochs: int, rate: float, seed: int) -> None:
    """Train.

    Args:
        start: Folder of the encoder to begin with (``model.safetensors``, ``tokenizer.json``).
        out: Folder for checkpoints.
        epochs: Times to go through the texts.
        rate: Greatest step of the encoder's weights; its heads learn five times as fast.
        seed: Of all chance.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)
    tokenizer = Tokenizer.from_file(str(start / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    texts, _, keys = development()
    windows = pool(texts, keys, tokenizer)
    reader = Reader(load_encoder(start / "model.safetensors"))
    average = deepcopy(reader)
    optimizer = _optimizer(reader, rate=rate)
    plan = [
        list(batches(windows, tokens=3000, keep_empty=0.5, chance=chance)) for _ in range(epochs)
    ]
    steps, step = sum(len(epoch) for epoch in plan), 0
    for number, epoch in enumerate(plan, 1):
        began, total = time.monotonic(), 0.0
        reader.train()
        for batch in epoch:
            step += 1
            for group, base in zip(optimizer.param_groups, (rate, 5 * rate), strict=True):
                group["lr"] = base * _factor(step, steps)
            total += _step(reader, batch, optimizer)
            _follow(average, reader)
        torch.save(average.state_dict(), out / f"epoch-{number}.pt")
        seconds = time.monotonic() - began
        sys.stdout.write(f"epoch {number}: loss {total / len(epoch):.4f} in {seconds:.0f} s\n")
        sys.stdout.flush()


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description="Train the encoder on the texts of MUC-4 dev.")
    parser.add_argument("--start", type=Path, required=True, help="the encoder to begin with")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    arguments.out.mkdir(parents=True, exist_ok=True)
    fit(
        start=arguments.start,
        out=arguments.out,
        epochs=arguments.epochs,
        rate=arguments.rate,
        seed=arguments.seed,
    )


if __name__ == "__main__":
    main()
