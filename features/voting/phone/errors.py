"""Why a form of a voter was not taken."""

from __future__ import annotations

from web.forms.errors import FormError


class NoKioskError(FormError):
    status = 403
    zh = "这台电脑还没有设为投票台，或已超过时间。请主持人从工作人员页面重新打开投票台。"
    en = "This computer is not a voting desk, or no longer. Ask the facilitator to open it again."


class OldPassError(FormError):
    status = 403
    zh = "这个投票台链接已过期。请主持人在工作人员页面重新打开投票台。"
    en = "This link to a voting desk is too old. Open the desk again from the staff page."


class NextTurnError(FormError):
    status = 403
    zh = "这一页属于上一位投票人，已经清空。请从头开始。"
    en = "This page was of the voter before you and was cleared. Start from the beginning."


class NoSuchPageError(FormError):
    status = 404
    zh = "没有这次投票。请重新扫描票上的二维码。"
    en = "There is no such vote. Scan the QR code on your slip again."


class NoReceiptError(FormError):
    field = "receipt"
    zh = "任何票箱里都没有这个回执的有效票。请对照回执再输一次；试投票的回执不计入。"
    en = "No ballot that counts has this receipt. Compare it and type it again; trial ballots do not count."


class NotKeptError(FormError):
    status = 503
    zh = "这一票还没有收下：服务器这会儿不能保存。请留在本页，过一会儿再点一次；仍不行请告诉工作人员。"
    en = (
        "This ballot was not taken: the server cannot store anything just now. Stay on this page and press "
        "again in a while; if it goes on, tell the staff."
    )
