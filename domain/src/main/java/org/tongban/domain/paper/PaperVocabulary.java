package org.tongban.domain.paper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the templates of a kind of paper may speak of: every placeholder with its meaning, and an
 * example for previews. Papers of the kind have a value for each, which may be empty.
 *
 * @param lists what is repeated, with the placeholders of its entries
 */
public record PaperVocabulary(List<Word> words, List<Listed> lists) {
  /**
   * A placeholder.
   *
   * @param name letters of ASCII
   */
  public record Word(String name, String meaning, String example) {}

  /** A list with the placeholders of its entries. */
  public record Listed(String name, String meaning, List<Word> fields) {
    public Listed {
      fields = List.copyOf(fields);
    }
  }

  private static final List<Word> COMMON =
      List.of(
          new Word("applicant", "申请人的姓名或者名称", "测平安"),
          new Word("you", "对申请人的称呼：您，或者贵单位", "您"),
          new Word("item", "事项名称", "80岁以上高龄老人生活津贴"),
          new Word("caseNumber", "申报号", "440902-261123-7KQ2M9XR-N"),
          new Word("submittedOn", "提交申请的日期", "2026年11月23日"),
          new Word("unit", "出具文书的单位", "测试市民政局"),
          new Word("decider", "作出决定的机关", "测试市民政局"),
          new Word("contact", "咨询电话", "0668-0000000"),
          new Word("complaint", "监督投诉电话，可能为空", "0668-0000001"));

  private static final Word REMEDY =
      new Word("remedy", "怎样申请行政复议、提起行政诉讼", "如不服，可以自知道之日起六十日内申请行政复议，或者六个月内向人民法院提起行政诉讼。");

  private static final Word REASON = new Word("reason", "理由", "申请人的户籍不在本市，不符合第二条规定的条件。");
  private static final Word PROMISED = new Word("promisedBy", "承诺办结期限的最后一天，可能为空", "2026年12月14日");
  private static final Word LEGAL = new Word("legalBy", "法定办结期限的最后一天，可能为空", "2026年12月25日");

  private static final Listed ORIGINALS =
      new Listed(
          "originals",
          "还没有退还的纸质原件",
          List.of(new Word("name", "材料名称", "居民户口簿"), new Word("keeper", "由哪个单位收存", "测试市政务服务大厅")));

  public PaperVocabulary {
    words = List.copyOf(words);
    lists = List.copyOf(lists);
  }

  /** That of the kind. */
  public static PaperVocabulary of(PaperKind kind) {
    return switch (kind) {
      case RECEIPT ->
          with(
              List.of(
                  new Word("receivedOn", "收到材料的日期", "2026年11月23日"),
                  new Word("noticeBy", "告知受理、不予受理或者补正的最后一天，可能为空", "2026年11月30日"),
                  new Word("originals", "收存了几份纸质原件，没有则为空", "1")),
              new Listed(
                  "materials",
                  "交来的材料",
                  List.of(
                      new Word("name", "材料名称", "居民户口簿"),
                      new Word("form", "提交形式", "纸质原件"),
                      new Word("kept", "收存情况", "已收原件"))));
      case CORRECTION_NOTICE ->
          with(
              List.of(
                  new Word("receivedOn", "收到材料的日期", "2026年11月23日"),
                  new Word("answerBy", "补正的最后一天", "2026年12月7日"),
                  new Word("answerDays", "补正的期限", "10个工作日"),
                  new Word("newFact", "再次要求补正时的新情况，可能为空", "")),
              new Listed(
                  "points",
                  "需要补正的内容",
                  List.of(
                      new Word("name", "材料或者表单项的名称", "居民户口簿"),
                      new Word("words", "问题和怎样改", "第二页不清楚，请重新拍照上传。"))));
      case ACCEPTANCE ->
          with(
              List.of(
                  new Word("acceptedOn", "受理的日期", "2026年11月24日"),
                  new Word("manner", "怎样受理", "材料齐全，予以受理"),
                  new Word("onTheSpot", "当场受理并办结则为“是”，否则为空", ""),
                  new Word("tolerant", "有承诺补交的材料则为“是”，否则为空", "是"),
                  PROMISED,
                  new Word("promisedDays", "承诺办结期限，可能为空", "15个工作日"),
                  LEGAL,
                  new Word("legalDays", "法定办结期限，可能为空", "20个工作日")),
              new Listed(
                  "promises",
                  "容缺受理时承诺补交的材料",
                  List.of(
                      new Word("name", "材料名称", "近期免冠照片"),
                      new Word("by", "补交的最后一天", "2026年12月1日"))));
      case REFUSAL -> with(List.of(REASON, REMEDY), ORIGINALS);
      case SPECIAL_PROCEDURE ->
          with(
              List.of(
                  new Word("procedure", "特别程序的名称", "专家评审"),
                  new Word("startsOn", "开始的日期", "2026年11月26日"),
                  new Word("expectedEnd", "预计结束的日期", "2026年12月10日"),
                  new Word("clockStops", "所需时间不计入办理期限则为“是”，否则为空", "是"),
                  REASON,
                  PROMISED,
                  LEGAL));
      case EXTENSION -> with(List.of(new Word("days", "延长多久", "10个工作日"), REASON, PROMISED, LEGAL));
      case APPROVAL ->
          with(
              List.of(
                  new Word("decidedOn", "决定的日期", "2026年11月30日"),
                  REASON,
                  new Word("delivery", "结果怎样送达", "免费寄递"),
                  new Word("byMail", "寄递则为“是”，否则为空", "是"),
                  new Word("online", "网络送达则为“是”，否则为空", ""),
                  new Word("deliveryPlace", "到哪里领取，不是领取则为空", ""),
                  new Word("deliveryBy", "送达的最后一天，可能为空", "2026年12月14日")));
      case REJECTION ->
          with(List.of(new Word("decidedOn", "决定的日期", "2026年11月30日"), REASON, REMEDY), ORIGINALS);
      case DELIVERY_PROOF ->
          with(
              List.of(
                  new Word("way", "送达方式", "窗口或村站领取"),
                  new Word("deliveredOn", "送达的日期", "2026年12月2日"),
                  new Word("receivedBy", "签收的人，可能为空", "测平安，居民身份证"),
                  new Word("signature", "当面领取、要签名则为“是”，否则为空", "是"),
                  new Word("waybill", "快递和运单号，不是寄递则为空", "")),
              new Listed(
                  "results",
                  "送达的证照或者决定书",
                  List.of(
                      new Word("title", "名称", "高龄老人生活津贴核定通知书"),
                      new Word("number", "编号", "440902-261123-7KQ2M9XR-N-1"))));
      case WITHDRAWAL ->
          with(
              List.of(
                  new Word("withdrawnOn", "撤回的日期", "2026年11月25日"),
                  new Word("reason", "撤回的理由，可能为空", "材料还没有备齐")),
              ORIGINALS);
      case LAPSE ->
          with(
              List.of(
                  new Word("askedOn", "告知补正的日期", "2026年11月24日"),
                  new Word("answerBy", "补正期限的最后一天", "2026年12月7日"),
                  REMEDY),
              ORIGINALS);
      case ORIGINALS_RETURN ->
          with(
              List.of(
                  new Word("returnedOn", "退还的日期", "2026年12月8日"),
                  new Word("receivedBy", "领回的人", "测平安，居民身份证"),
                  new Word("why", "申请没有办成的原因，办成则为空", "在补正期限内没有补正，申请终止。"),
                  new Word("remedy", "怎样救济或者重新申请，可能为空", "可以重新提交申请。")),
              new Listed("originals", "退还的纸质原件", List.of(new Word("name", "材料名称", "居民户口簿"))));
    };
  }

  private static PaperVocabulary with(List<Word> words, Listed... lists) {
    var all = new ArrayList<>(COMMON);
    all.addAll(words);
    return new PaperVocabulary(all, List.of(lists));
  }

  /** Whether there is such a placeholder outside of lists. */
  public boolean knows(String word) {
    return words.stream().anyMatch(it -> it.name().equals(word));
  }

  /** The list of that name, or empty. */
  public Optional<Listed> list(String name) {
    return lists.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /** A filled example, with two entries in each list. */
  public PaperWords example() {
    var filled = new HashMap<String, List<Map<String, String>>>();
    lists.forEach(
        list -> filled.put(list.name(), List.of(values(list.fields()), values(list.fields()))));
    return new PaperWords(values(words), filled);
  }

  private static Map<String, String> values(List<Word> words) {
    var values = new HashMap<String, String>();
    words.forEach(word -> values.put(word.name(), word.example()));
    return values;
  }
}
