"""Why a vote was not opened, changed or closed, and why a ballot was not taken."""

from __future__ import annotations

from features.voting.errors import VotingError


class BoxError(VotingError):
    """Something about the ballot box that was refused as a whole; nothing of it is kept."""


class NoSuchWorkshopError(BoxError, LookupError):
    zh = "找不到投票“{workshop_id}”。链接可能有误，请从列表中重新选择。"
    en = "There is no vote “{workshop_id}”. The link may be wrong; choose it again from the list."


class FrozenError(BoxError):
    zh = "投票“{title}”已经{phase_zh}，题目、方案和规则不能再改。要改请另开一次投票。"
    en = "The vote “{title}” is {phase_en}; its question, options and rules are settled. Open another vote."


class WrongPhaseError(BoxError):
    zh = "投票“{title}”现在{phase_zh}，不能这样做；须在{wanted_zh}时进行。请刷新页面。"
    en = "The vote “{title}” is {phase_en}; this can be done only while it is {wanted_en}. Reload the page."


class ChangedMeanwhileError(BoxError):
    zh = "投票“{title}”在此期间已被别人改动，现在{phase_zh}。请刷新页面，看清后再决定。"
    en = "Somebody else changed the vote “{title}” meanwhile; it is {phase_en} now. Reload, then decide."


class NoCodesError(BoxError):
    zh = "投票“{title}”还没有投票码，无法开始。请先为各界别制作投票码。"
    en = "The vote “{title}” has no codes yet, so nobody could vote. Make codes for the constituencies first."


class DrawError(BoxError):
    zh = "平票规则还缺一步：{wrong_zh}。请当众完成后再计票。"
    en = "A step of the tie rule is missing: {wrong_en}. Do it in front of everybody, then count."


class BatchError(BoxError):
    zh = "这批投票码不能制作：{wrong_zh}。请改正后再试。"
    en = "These codes cannot be made: {wrong_en}. Correct it and try again."


class TwoPeopleError(BoxError):
    zh = "投票开始以后，制作或作废投票码须有另一位工作人员在场并署名。请填写第二个人的姓名。"
    en = "Once a vote is open, codes are made or voided by two people. Give the name of the second one."


class UnknownSlipError(BoxError, LookupError):
    zh = "第 {batch} 批里没有第 {slip} 号票。请核对票上的批次和号码。"
    en = "Batch {batch} has no slip {slip}. Check the numbers on the slip."


class UsedSlipError(BoxError):
    zh = "第 {batch} 批第 {slip} 号票已经用过，不能作废或重印：选票已在箱中，无法也不应找出。"
    en = "Slip {slip} of batch {batch} was used and stays so: its ballot is in the box and cannot be found."


class VoidSlipError(BoxError):
    zh = "第 {batch} 批第 {slip} 号票已经作废。请核对号码。"
    en = "Slip {slip} of batch {batch} is void already. Check the number."


class CastError(BoxError):
    """A ballot that was not taken."""


class MistypedCodeError(CastError):
    zh = "投票码输错了：应有 15 个字符，每五个一组。请对照票上的码再输一次，这不算一次尝试。"
    en = "The code is mistyped; it has 15 characters in groups of five. Type it again: this is no failed try."


class UnknownCodeError(CastError, LookupError):
    zh = "没有这个投票码。请对照票上的码再输一次，或请工作人员查看。"
    en = "There is no such code. Compare it with your slip and type it again, or ask the staff."


class OtherWorkshopError(CastError):
    zh = "这个投票码属于另一次投票。请使用本次投票的票，或请工作人员更换。"
    en = "This code belongs to another vote. Use the slip of this vote, or ask the staff for one."


class VoidCodeError(CastError):
    zh = "这个投票码已经作废，不能投票。请向工作人员换一张新票。"
    en = "This code is void and cannot be used. Ask the staff for a new slip."


class AlreadyUsedError(CastError):
    zh = "这个投票码已经投过票，那一票已在箱中，这次没有再计。如果不是您投的，请告诉工作人员。"
    en = (
        "This code has been used; that ballot is in the box and nothing was added now. "
        "If it was not you, tell the staff."
    )


class NotOpenYetError(CastError):
    zh = "投票“{title}”还没有开始。请等主持人宣布开始后再投。"
    en = "The vote “{title}” is not open yet. Wait until the facilitator opens it, then send again."


class ClosedError(CastError):
    zh = "投票“{title}”已经截止，这一票没有收下。如有疑问请问主持人。"
    en = "The vote “{title}” is closed; this ballot was not taken. Ask the facilitator if in doubt."


class AlteredOptionsError(CastError):
    zh = "这张选票上的方案与本次投票不一致，没有收下。请重新打开投票页面再选。"
    en = "The options on this ballot are not those of the vote; it was not taken. Open the page again."


class WrongKindError(CastError):
    zh = "这张选票的填法与本次投票的方法不符，没有收下。请重新打开投票页面再选。"
    en = "This ballot is filled in for another method of voting; it was not taken. Open the page again."


class DamagedBallotFormError(CastError):
    zh = "这张表单不完整，无法辨认重复提交。请重新打开投票页面再投。"
    en = "This form is damaged, so sending it twice could not be told. Open the page again and vote."


class LockedOutError(CastError):
    zh = "输错的投票码太多，请 {minutes} 分钟后再试，或到工作人员处用纸质票投票。"
    en = "Too many wrong codes were tried. Try again in {minutes} minutes, or vote on paper with the staff."


class HiddenError(BoxError):
    zh = "投票“{title}”还没有截止，结果不公开，也没有计算。请在截止后查看。"
    en = "The vote “{title}” is not closed, so there is no result and none is computed. Look after closing."


class BoxDamagedError(BoxError):
    zh = "投票“{title}”的选票与截止时的记录不符，可能被人改动。请停止公布，用备份和打印的记录核对。"
    en = (
        "The ballots of the vote “{title}” are not those of its closing; somebody may have changed them. "
        "Publish nothing, and compare with the backup and the printed log."
    )


class PaperError(BoxError):
    zh = "这张纸质票还不能计入：{wrong_zh}。请对照纸票核对。"
    en = "This paper ballot cannot be counted yet: {wrong_en}. Compare the entries with the paper."
