"""Why a form of a resident was not taken. What was typed stays in the form."""

from __future__ import annotations

from base.errors import LintuError


class FormError(LintuError, ValueError):
    """A form that was not taken; `status` is the HTTP answer, `field` the part of the form to mend."""

    status = 422
    field = ""


class ForeignFormError(FormError):
    status = 403
    zh = "这张表单不是从本网站发出的，没有收下。请从二维码重新打开页面。"
    en = "This form did not come from this site and was not taken. Open the page again by the QR code."


class OldFormError(FormError):
    status = 403
    zh = "这张表单已过期，或手机不允许保存 Cookie，没有发送成功。请再点一次发送；如仍不行，请允许 Cookie。"
    en = (
        "This form is too old, or the phone keeps no cookies; nothing was sent. Send again, or allow cookies."
    )


class TooOftenError(FormError):
    status = 429
    zh = "发送得太频繁，这次没有收下。请过 {minutes} 分钟再试，填写的内容会保留。"
    en = "Too many were sent; this one was not taken. Try again in {minutes} min; what you wrote stays."


class BusyError(FormError):
    status = 503
    zh = "现在发送的人很多，这次没有收下。请过一会儿再点发送。"
    en = "Many people are sending just now; this was not taken. Send again in a little while."


class TooLargeError(FormError):
    status = 413
    zh = "一共超过 {limit} MB，没有收下。请少选几张照片再发。"
    en = "All together it is over {limit} MB and was not taken. Choose fewer photos and send again."


class DamagedFormError(FormError):
    status = 400
    zh = "表单没有完整传到，没有收下。请再发送一次。"
    en = "The form did not arrive whole and was not taken. Send it again."


class RobotError(FormError):
    field = "website"
    zh = "“网址”一栏应当留空：填了它的多半是程序。请清空后再发送。"
    en = "The field “website” must stay empty: mostly programs fill it in. Empty it and send again."


class NoPhotoError(FormError):
    field = "photos"
    zh = "还没有选照片。请拍一张，或点“没有照片，继续”。"
    en = "No photo was chosen. Take one, or choose “I have no photo”."


class TooManyChosenError(FormError):
    field = "photos"
    zh = "选了 {count} 张照片，最多 {limit} 张。请少选几张。"
    en = "You chose {count} photos; at most {limit} can be sent. Choose fewer."


class NoPlaceError(FormError):
    field = "place"
    zh = "还不知道在哪里。请在地图上点一下，或在下面选最近的楼。"
    en = "The place is not known yet. Tap the map, or choose the nearest building below."


class UnknownBuildingError(FormError):
    field = "building"
    zh = "找不到这栋楼。请从列表中重新选择。"
    en = "There is no such building. Choose it again from the list."


class NoCategoryError(FormError):
    field = "category"
    zh = "还没有选是哪一种情况。请选最接近的一种。"
    en = "What it is has not been chosen. Choose what comes closest."


class ForgottenError(FormError):
    status = 410
    zh = "照片已不在这里：页面放置太久。请从第一步重新开始，文字还在。"
    en = "The photos are no longer here: the page waited too long. Start again; your words are still there."
