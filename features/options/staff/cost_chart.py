"""What each option costs, as bars, with a mark at its budget ceiling."""

from __future__ import annotations

import altair as alt
import pandas as pd

from base.i18n import Translator
from features.options.sketch import Sketch
from features.options.staff.option_bar import option_name

_WITHIN, _OVER, _INK = "#1f6f5c", "#b2452b", "#26231f"


def cost_chart(sketches: list[Sketch], tr: Translator) -> alt.LayerChart:
    """One bar an option, of what counts; in another colour where it is over the ceiling."""
    within, over = tr("within the budget"), tr("over the budget")
    rows = pd.DataFrame(
        [
            {
                "option": option_name(sketch.option, tr),
                "cost": sketch.payable.cost_cny,
                "ceiling": sketch.option.budget_cny or None,
                "told": tr.number(sketch.payable.cost_cny),
                "kept": over if 0 < sketch.option.budget_cny < sketch.payable.cost_cny else within,
            }
            for sketch in sketches
        ]
    )
    base = alt.Chart(rows).encode(y=alt.Y("option:N", title=None, sort=None, axis=alt.Axis(labelLimit=260)))
    cost = alt.X(
        "cost:Q", title=tr("Cost (yuan), and the budget ceiling as a line"), axis=alt.Axis(format=",.0f")
    )
    colours = alt.Scale(domain=[within, over], range=[_WITHIN, _OVER])
    bars = base.mark_bar(height=22).encode(
        x=cost, color=alt.Color("kept:N", scale=colours, title=tr("Budget"))
    )
    numbers = base.mark_text(align="left", dx=6, fontSize=14, color=_INK).encode(x="cost:Q", text="told:N")
    ceilings = base.mark_tick(thickness=3, size=34, color=_INK, aria=False).encode(x="ceiling:Q")
    return (
        (bars + numbers + ceilings)
        .properties(height=alt.Step(44))
        .configure_legend(orient="top", labelFontSize=15, titleFontSize=15)
        .configure_axis(labelFontSize=14, titleFontSize=14, labelColor=_INK, titleColor=_INK)
    )
