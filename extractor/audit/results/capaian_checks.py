"""What the checks of capaian say of themselves."""

from __future__ import annotations

from extractor.audit.declarations import Check

_HEAD = """\
CAPAIAN KINERJA TAHUN 2022
KPU KABUPATEN SRAGEN

No	Sasaran Strategis	Indikator Kinerja	Target	Realisasi	Capaian (%)
"""

MISMATCH = Check(
    code="capaian-mismatch",
    severity="error",
    message={
        "id": "Capaian “{label}” tercetak {reported} %, padahal target {target} dan realisasi"
        " {realisasi} memberi {recomputed} %",
        "en": "The capaian of “{label}” is printed as {reported} %, but target {target} and"
        " realisasi {realisasi} give {recomputed} %",
    },
    rule="The capaian of a row follows from its target and realisasi: realisasi / target where more"
    " is better; (2 × target - realisasi) / target or target / realisasi where less is better, as"
    " the catalogue says; of a range target, the nearer end; of grades and opinions, the order. An"
    " indicator that the catalogue does not know may use either; a figure that fits only the"
    " falling formula is then a warning. So is one whose row prints bounds, mixes kinds, or stands"
    " under a header that names another base.",
    formula="realisasi / target × 100 %; (2 × target - realisasi) / target × 100 %;"
    " target / realisasi × 100 %",
    tolerance="Rounded or cut off to the digits printed. What the rounding of a realisasi with at"
    " least as many decimals explains is a warning, up to 0,05 percentage points a remark. A figure"
    " capped at exactly 100, 110, 120 or"
    " 150 % is told as capaian-capped.",
    source="Domain rules, sections 1 and 2.",
    example=_HEAD
    + """\
1	Meningkatnya layanan	Indeks Reformasi Birokrasi	70	68,4	97,71
2	Meningkatnya partisipasi	Persentase Sengketa Hukum yang dimenangkan KPU	90%	75%	88,33
""",
    notes={
        "unknown": {
            "id": "arah indikator ini tidak diketahui; rumus makin tinggi dan makin rendah makin"
            " baik sudah dicoba",
            "en": "it is not known which way this indicator is better; the formulas for rising and"
            " for falling indicators were tried",
        },
        "repeated": {
            "id": "angka yang tercetak sama dengan realisasinya",
            "en": "the printed figure repeats the realisasi",
        },
        "other-way": {
            "id": "angka yang tercetak cocok dengan rumus untuk arah sebaliknya",
            "en": "the printed figure fits the formula of the other direction",
        },
        "falling-only": {
            "id": "angka yang tercetak hanya cocok dengan rumus makin rendah makin baik; mungkin"
            " memang demikian, mungkin target dan realisasi tertukar",
            "en": "the printed figure fits only the formula for indicators where less is better;"
            " that may be so, or target and realisasi stand in each other's place",
        },
        "order": {
            "id": "predikat dibandingkan menurut urutannya",
            "en": "grades are compared by their order",
        },
        "rounded": {
            "id": "selisihnya dapat berasal dari target atau realisasi yang dibulatkan saat"
            " dicetak",
            "en": "the difference may come from a target or realisasi that was rounded for"
            " printing",
        },
        "unsure": {
            "id": "judul kolom atau bentuk angkanya membuat perbandingan ini tidak pasti",
            "en": "the header or the form of the figures makes this comparison uncertain",
        },
    },
)

CAPPED = Check(
    code="capaian-capped",
    severity="warning",
    message={
        "id": "Capaian “{label}” tercetak {reported} %, perhitungannya {recomputed} %: agaknya"
        " dibatasi {cap} % tanpa disebutkan",
        "en": "The capaian of “{label}” is printed as {reported} %, computed it is {recomputed} %:"
        " it seems to be capped at {cap} % without saying so",
    },
    rule="A computed capaian lies above a usual cap and exactly that cap is printed. Given only"
    " where no cap was chosen for the audit and the running text announces none.",
    formula="min(realisasi / target × 100 %, cap), cap 100, 110, 120 or 150 %",
    tolerance="None: the printed figure is the cap.",
    source="Domain rules, section 2.",
    example=_HEAD
    + """\
1	Meningkatnya layanan	Indeks Reformasi Birokrasi	70	68,4	97,71
2	Meningkatnya partisipasi	Persentase Sengketa Hukum yang dimenangkan KPU	80%	85%	100
""",
)

AVERAGE = Check(
    code="capaian-average-mismatch",
    severity="error",
    message={
        "id": "Rata-rata capaian tercetak {reported} %, rata-rata {count} barisnya {recomputed} %",
        "en": "The average capaian is printed as {reported} %, that of its {count} rows is"
        " {recomputed} %",
    },
    rule="An average row is the mean of the capaian above it: of all rows, of those that head"
    " others, or of the means of the sasaran; rows without a figure may count as zero. Where a"
    " table allows several ways, a mismatch with all of them is a warning.",
    formula="(capaian 1 + … + capaian n) / n",
    tolerance="Rounded or cut off to the digits printed; half a unit of the parts' last digit.",
    source="Rule of arithmetic.",
    example=_HEAD
    + """\
1	Meningkatnya layanan	Indeks Reformasi Birokrasi	70	63	90
2	Meningkatnya partisipasi	Persentase Sengketa Hukum yang dimenangkan KPU	90%	72%	80
	Rata-rata capaian				89
""",
)

NOT_COMPUTABLE = Check(
    code="capaian-not-computable",
    severity="warning",
    message={
        "id": "Hasil “{label}” tercetak {reported}, tetapi tidak dapat dihitung",
        "en": "The result of “{label}” is printed as {reported}, but cannot be computed",
    },
    rule="A capaian or an achievement is printed, but target and realisasi give no basis for it:"
    " one is missing, the target is zero, or they are of different kinds or units. A target and a"
    " realisasi of zero is only a remark.",
    formula="none",
    tolerance="None.",
    source="Domain rules, section 1 (target or realisasi zero or missing).",
    example=_HEAD
    + """\
1	Meningkatnya layanan	Indeks Reformasi Birokrasi	70	68,4	97,71
2	Meningkatnya partisipasi	Persentase Sengketa Hukum yang dimenangkan KPU	90%	-	100
""",
    notes={
        "realisasi-missing": {
            "id": "realisasinya tidak tercetak",
            "en": "no realisasi is printed",
        },
        "target-missing": {"id": "targetnya tidak tercetak", "en": "no target is printed"},
        "target-zero": {"id": "targetnya nol", "en": "its target is zero"},
        "kinds-differ": {
            "id": "target dan realisasinya berlainan jenis",
            "en": "its target and realisasi are of different kinds",
        },
        "units-differ": {
            "id": "satuan target dan realisasinya berlainan",
            "en": "its target and realisasi have different units",
        },
        "text": {
            "id": "target atau realisasinya berupa kata-kata",
            "en": "its target or realisasi is in words",
        },
        "no-column": {
            "id": "tabel ini ({count} baris) tidak memuat kolom realisasi",
            "en": "this table ({count} rows) has no column for the realisasi",
        },
    },
)
