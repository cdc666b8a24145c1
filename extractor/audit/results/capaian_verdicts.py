"""What is said of each row that reports a result: equal, rounded, capped, wrong, not computable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from extractor.audit.cells import Figures
from extractor.audit.options import AuditOptions
from extractor.audit.results.capaian_formulas import nearest_target
from extractor.audit.results.capaian_relations import achievement_of, formulas_of
from extractor.audit.results.polarity import Direction
from extractor.audit.results.results_of_rows import Result, quarters_of, results_of
from extractor.audit.wording import filled, number_text
from extractor.model.audit import Verdict, VerdictKind

REASONS: Mapping[str, Mapping[str, str]] = {
    "target-missing": {"id": "target tidak tercetak", "en": "no target is printed"},
    "realisasi-missing": {"id": "realisasi tidak tercetak", "en": "no realisasi is printed"},
    "target-zero": {"id": "target nol", "en": "the target is zero"},
    "kinds-differ": {
        "id": "target dan realisasi berlainan jenis",
        "en": "target and realisasi are of different kinds",
    },
    "units-differ": {
        "id": "satuan target dan realisasi berlainan",
        "en": "target and realisasi have different units",
    },
    "text": {
        "id": "target atau realisasi berupa kata-kata",
        "en": "target or realisasi is in words",
    },
    "several-values": {
        "id": "satu sel memuat lebih dari satu angka",
        "en": "one cell holds more than one figure",
    },
    "periods-differ": {
        "id": "hanya salah satu dari target dan realisasi milik triwulan",
        "en": "only one of target and realisasi is a quarter's",
    },
    "shared": {
        "id": "satu capaian untuk beberapa baris",
        "en": "one capaian stands for several rows",
    },
    "undefined": {"id": "rumusnya tidak terdefinisi", "en": "the formula is undefined"},
    "order": {
        "id": "predikat dibandingkan menurut urutannya",
        "en": "grades are compared by their order",
    },
    "rising": {
        "id": "arah indikator tidak diketahui; cocok dengan rumus makin tinggi makin baik",
        "en": "the indicator's direction is not known; it fits the formula for rising indicators",
    },
    "falling": {
        "id": "arah indikator tidak diketahui; cocok dengan rumus makin rendah makin baik",
        "en": "the indicator's direction is not known; it fits a formula for falling indicators",
    },
    "unknown": {
        "id": "arah indikator tidak diketahui; dihitung dengan rumus yang paling mungkin",
        "en": "the indicator's direction is not known; computed with the likeliest formula",
    },
    "capped": {"id": "dibatasi {cap} %", "en": "capped at {cap} %"},
}
_REACHED = Decimal(100)


def verdicts_of(figures: Figures, options: AuditOptions) -> Iterator[Verdict]:
    """Give a verdict on each row with a result, in the order of the document.

    Args:
        figures: of a document.
        options: the cap and the language.
    """
    for result in results_of(figures, options):
        if result.basis == "order":
            yield _by_order(result, options)
        elif result.basis == "ratio":
            yield _by_formula(result, options)
        elif result.target or result.capaian:
            yield _verdict(result, "not-computable", reason=_reason(result.reason, options))
    for quarter, result in quarters_of(figures, options):
        if result.basis == "ratio":
            computed = _computed(result, options)
            yield computed.model_copy(update={"field": f"realisasi_triwulan.{quarter}"})


def _by_order(result: Result, options: AuditOptions) -> Verdict:
    wanted = "≥ 100" if result.reached else "< 100"
    kind: VerdictKind = "computed"
    if result.capaian is not None and result.capaian.value is not None:
        same = (result.capaian.value >= _REACHED) == result.reached
        kind = "equal" if same else "mismatch"
    return _verdict(result, kind, wanted, reason=_reason("order", options))


def _by_formula(result: Result, options: AuditOptions) -> Verdict:
    relation = achievement_of(result, options.cap)
    if relation is None:
        return _computed(result, options)
    fit = relation.fit()
    template, values = relation.arithmetic(fit.formula if fit else None)
    recomputed = fit.exact if fit else relation.expected()
    formula = filled(template, values, options.lang)
    if fit is None and recomputed is None:
        return _verdict(result, "not-computable", reason=_reason("undefined", options))
    reason = None
    if fit and fit.kind == "capped":
        cap = number_text(fit.cap or Decimal(0), options.lang)
        reason = REASONS["capped"][options.lang].format(cap=cap)
    elif result.direction is Direction.UNKNOWN:
        known = ("rising" if fit.formula.name == "rising" else "falling") if fit else "unknown"
        reason = _reason(known, options)
    shown = round(recomputed, 2) if recomputed is not None else None
    return _verdict(result, fit.kind if fit else "mismatch", shown, formula, reason)


def _computed(result: Result, options: AuditOptions) -> Verdict:
    """Say what a row gives that reports no capaian."""
    target, realisasi = result.target, result.realisasi
    reached = realisasi.value if realisasi else None
    aim = target.value if target else None
    if result.bounds and reached is not None:
        aim = nearest_target(*result.bounds, reached)
    if reached is None or aim is None:
        return _verdict(result, "not-computable", reason=_reason("several-values", options))
    formula = formulas_of(result)[0]
    exact = formula.ratio(aim, reached)
    if exact is None:
        return _verdict(result, "not-computable", reason=_reason("undefined", options))
    shown = round(exact if options.cap is None else min(exact, options.cap), 2)
    text = filled(
        formula.template, {"target": aim, "realisasi": reached, "recomputed": shown}, options.lang
    )
    unknown = result.direction is Direction.UNKNOWN
    return _verdict(
        result, "computed", shown, text, _reason("unknown", options) if unknown else None
    )


def _reason(key: str | None, options: AuditOptions) -> str | None:
    return REASONS[key][options.lang] if key else None


def _verdict(
    result: Result,
    kind: VerdictKind,
    recomputed: Decimal | str | None = None,
    formula: str | None = None,
    reason: str | None = None,
) -> Verdict:
    return Verdict(
        table=result.table.id,
        row=result.index,
        field="capaian",
        verdict=kind,
        reported=result.capaian.value if result.capaian else None,
        recomputed=recomputed,
        formula=formula,
        reason=reason,
    )
