"""Why nothing was covered. The boxes that were drawn stay on the page."""

from __future__ import annotations

from base.errors import LintuError


class CaseFormError(LintuError, ValueError):
    """A form of staff that was not taken; `status` is the HTTP answer."""

    status = 422


class OldPageError(CaseFormError):
    status = 403
    zh = "这个页面打开太久了，没有遮盖。框还在，请再点一次“永久遮盖”。"
    en = "This page had been open for too long; nothing was covered. The boxes are still here: send again."


class LongFormError(CaseFormError):
    status = 413
    zh = "表单太大，没有遮盖。请从上报列表重新打开这个页面。"
    en = "The form is too large; nothing was covered. Open this page again from the list of reports."


class NoBoxError(CaseFormError):
    zh = "还没有框，没有遮盖。请在照片上拖出一个框，或填写左、上、右、下四个数。"
    en = "There is no box; nothing was covered. Draw one on the photo, or fill in its four numbers."


class TooManyBoxesError(CaseFormError):
    zh = "框太多，没有遮盖。一次最多 {limit} 个，其余的请下一次再遮。"
    en = "Too many boxes; nothing was covered. Cover at most {limit} at once, the others after that."


class BoxNumberError(CaseFormError):
    zh = "框 {number} 没有填对，没有遮盖。左、上、右、下都要填 0 到 100 之间的数字。"
    en = "Box {number} is not right; nothing was covered. Fill in four numbers from 0 to 100."


class BoxSidesError(CaseFormError):
    zh = "框 {number} 是空的，没有遮盖。右要大于左，下要大于上。"
    en = "Box {number} is empty; nothing was covered. Right must be more than left, bottom more than top."


class NoActorError(CaseFormError):
    zh = "没有遮盖：请填写您的姓名，它会记入这条上报的处理记录。"
    en = "Nothing was covered: fill in your name, which goes into the record of this report."
