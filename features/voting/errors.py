"""Why a ballot, a rule or a file of ballots was not counted."""

from __future__ import annotations

from base.errors import LintuError


class VotingError(LintuError, ValueError):
    """Something about a vote that was refused; nothing was counted."""


class UnknownChoiceError(VotingError):
    zh = "选票上的“{option}”不在可选方案之中。请从这些里选：{known}。"
    en = "“{option}” on the ballot is not one of the options. Choose from: {known}."


class ScoreError(VotingError):
    zh = "方案“{option}”的打分 {score} 无效。请打 0 到 {most} 的整数分。"
    en = "The score {score} of option “{option}” is not valid. Give a whole number from 0 to {most}."


class RankedTwiceError(VotingError):
    zh = "方案“{option}”在排序中出现了不止一次。请只排一次。"
    en = "Option “{option}” stands more than once in the ranking. Rank it once."


class UnknownGroupError(VotingError):
    zh = "选票的{what_zh}“{key}”不认识。可用的有：{known}。"
    en = "The ballot's {what_en} “{key}” is not known. Use one of: {known}."


class WrongBallotError(VotingError):
    zh = "方法“{method_zh}”不能数这种选票（{found}）。请选用与选票类型相符的方法。"
    en = "The method “{method_en}” cannot count ballots of this kind ({found}). Choose one that can."


class SlateError(VotingError):
    zh = "选项的名单有误：{wrong_zh}。请改正后再开始。"
    en = "The list of options is not sound: {wrong_en}. Correct it before opening."


class SharesError(VotingError):
    zh = "各界别的份额有误：{wrong_zh}。请改正，使各项不为负且合计为 1。"
    en = "The constituencies' shares are not sound: {wrong_en}. Make them all 0 or more, adding up to 1."


class TieRuleError(VotingError):
    zh = "平票规则有误：{wrong_zh}。请在开始前选定可行的规则。"
    en = "The tie rule is not sound: {wrong_en}. Settle on a rule that works before opening."


class OwnersVoteError(VotingError):
    zh = "业主表决的数据有误：{wrong_zh}。请对照业主名册核对。"
    en = "The owners' vote is not sound: {wrong_en}. Check it against the roll of owners."


class UnknownMethodError(VotingError):
    zh = "没有名为“{method}”的计票方法。可用的有：{known}。"
    en = "There is no voting method called “{method}”. Use one of: {known}."


class BallotFileError(VotingError):
    zh = "文件 {file} 第 {line} 行读不懂：{wrong_zh}。请使用邻图导出的原文件。"
    en = "Line {line} of {file} cannot be read: {wrong_en}. Use the file as Lintu exported it."


class OptionsChangedError(VotingError):
    zh = "准备之后有方案被改动或解锁：{names_zh}。请到“准备”里核对，重新保存后再开始。"
    en = "Options were changed or unlocked since: {names_en}. Look at them under Prepare and save again."


class WorkshopError(VotingError):
    zh = "工作坊还不能开始：{wrong_zh}。请改正后再开始。"
    en = "The workshop cannot be opened yet: {wrong_en}. Correct it first."
