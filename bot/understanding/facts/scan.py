"""Folding: the many ways to write one character become one, and every folded character knows where it came from."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from bot.patterns import pattern
from bot.understanding.facts.model import Span

#: Longer messages are cut here before anything else looks at them (Telegram's own limit).
MAX_CHARACTERS = 4096
#: A character whose compatibility form is longer than this is left as it is (U+FDFA would become 18 characters).
_LONGEST_EXPANSION = 4

#: Traditional characters of the words the grammar knows; anything else may stay traditional.
_TRADITIONAL = (
    "亂亞佈來係倉個們備傢僅價億兒內兩冊凈剋剛劃動務勞區卽厤員問單嗎噸噹國報塊壓夠婦實審寬將尋對屆層嵗師帳"
    "幣幾庫廂廳張強後從復慶慾憂應戶換摺撥擊擬擾攤攬敎數於時晝曆曉會査條棟業構樁樓標樣機檔檯櫃歐歲歷歸殺沒"
    "淨淩減準滿為無熱營爲獨現產産當發盤盧確碼禮稅種積筆箇節簽籤糾約納紙級紛結給統經綫維緊線編緻縮總繫繳續"
    "纍纔罰聖聲聽臘臨臺舊舖舘萬著蘋處虛號虧衕裏補裡製複覆見規親覺訂計記設訴註証評詢話該認誕語說説調請諮講"
    "證議變讓貓負貨責買費賠賣質賬贈車軟輕輛輩轉辦農迴這連週運過達違遞遲選還邊郵釐釦鈡銖銷鋪錢鍵鍾鎊鏈鐘長"
    "門開閏間閤關陣陰陽隨隻雙電鞦韆韓響頁頂項須預頭顆題額類顧颱餘館駐驗體髮鬚麪麫麵麼麽黃點鼕齣龍"
    "攢場離試釋覈幫煩錯帶寫許衆眾進趕樂攏擱凍瀏覽絲訪論氣唸順饋聯則購搶鎖優紅斷"
)
_SIMPLIFIED = (
    "乱亚布来系仓个们备家仅价亿儿内两册净克刚划动务劳区即历员问单吗吨当国报块压够妇实审宽将寻对届层岁师帐"
    "币几库厢厅张强后从复庆欲忧应户换折拨击拟扰摊揽教数于时昼历晓会查条栋业构桩楼标样机档台柜欧岁历归杀没"
    "净凌减准满为无热营为独现产产当发盘卢确码礼税种积笔个节签签纠约纳纸级纷结给统经线维紧线编致缩总系缴续"
    "累才罚圣声听腊临台旧铺馆万着苹处虚号亏同里补里制复复见规亲觉订计记设诉注证评询话该认诞语说说调请咨讲"
    "证议变让猫负货责买费赔卖质账赠车软轻辆辈转办农回这连周运过达违递迟选还边邮厘扣钟铢销铺钱键钟镑链钟长"
    "门开闰间合关阵阴阳随只双电秋千韩响页顶项须预头颗题额类顾台余馆驻验体发须面面面么么黄点冬出龙"
    "攒场离试释核帮烦错带写许众众进赶乐拢搁冻浏览丝访论气念顺馈联则购抢锁优红断"
)
_FORMAL = dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟圆倆貳參叄陸圓弍", "一二三四五六七八九十百千元俩二三三六元二", strict=True))
_MARKS = dict.fromkeys("–—−‒―﹣", "-") | dict.fromkeys("〜∼", "~") | dict.fromkeys("·•・‧∙", ".")
#: Full-width comma and semicolon stay apart from the ASCII ones, which may stand inside a number.
_KEPT = {"，": "，", "；": "；", "…": "…", "○": "零", "〇": "零", "◯": "零"}
_REPLACED = dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True)) | _FORMAL | _MARKS | _KEPT
#: A full-width comma among full-width digits separates thousands.
_WIDE_THOUSANDS = pattern("[０-９]，(?=[０-９]{3})")

#: Typed by its sound, and the character that is meant in the end of it: 中五12点40, 9月1好.
_TYPED = (
    (pattern("中五(?=[0-9一二两十]{1,2}[点:])"), "午"),
    (pattern("月[0-9]{1,2}好(?![几多货卖评看])"), "号"),
)


class Folded(NamedTuple):
    """The folded text, and for each of its characters the index of the original one."""

    original: str
    text: str
    origin: tuple[int, ...] | range

    def span(self, start: int, end: int) -> Span:
        """The original characters behind folded `start` to `end` (not empty)."""
        return self.origin[start], self.origin[end - 1] + 1


def fold(text: str) -> Folded:
    """`text` cut to MAX_CHARACTERS: width, script, case and dashes unified, invisible characters dropped."""
    original = text[:MAX_CHARACTERS]
    pieces = list(map(_FOLDED.__getitem__, original))
    for match in _WIDE_THOUSANDS.finditer(original):
        pieces[match.end() - 1] = ","
    for typed, meant in _TYPED:
        for match in typed.finditer(original) if typed.pattern[0] in original else ():
            pieces[match.end() - 1] = meant
    folded = "".join(pieces)
    if len(folded) == len(pieces) and "" not in pieces:
        return Folded(original, folded, range(len(pieces)))
    origin = tuple(index for index, piece in enumerate(pieces) for _ in piece)
    return Folded(original, folded, origin)


def _fold_character(character: str) -> str:
    """What one character becomes: nothing if it is invisible, itself if it has no simpler form."""
    if character in _REPLACED:
        return _REPLACED[character]
    if character in "\n\r\u2028\u2029\v\f":
        return "\n"
    if unicodedata.category(character) in {"Cf", "Mn", "Me", "Cc", "Cs"} and character != "\t":
        return ""
    if character.isspace():
        return " "
    plain = unicodedata.normalize("NFKC", character).lower()
    if not plain or len(plain) > _LONGEST_EXPANSION or "⁄" in plain:
        return character
    return "".join(_REPLACED.get(part, part) for part in plain)


class _Folded(dict[str, str]):
    """What characters become, filled as they are met."""

    def __missing__(self, character: str) -> str:
        self[character] = folded = _fold_character(character)
        return folded


_FOLDED = _Folded()
