package org.tongban.web.portal.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tongban.application.item.CatalogueDraft;
import org.tongban.application.item.ConditionKind;
import org.tongban.application.item.EditCatalogue;
import org.tongban.application.item.ImportReferenceData;
import org.tongban.application.item.ReferenceFile;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.CaseKind;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.DecidingPlace;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Necessity;
import org.tongban.domain.item.Prefill;
import org.tongban.domain.item.Reach;
import org.tongban.domain.item.SpecialProcedure;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.item.TrustGrade;
import org.tongban.domain.person.Sex;
import org.tongban.domain.place.Level;
import org.tongban.web.portal.Field;
import org.tongban.web.portal.Form;

/**
 * A part of a draft as fields: every column of the import's file, whichever there are. Columns
 * known here have a Chinese label and choices, others are shown by their names.
 */
public final class DraftTable {
  private static final String LIST = "|";
  private static final Map<ReferenceFile, String> TITLES = titles();
  private static final Map<String, String> LABELS = labels();

  private final ReferenceFile file;
  private final List<Map<String, String>> rows;
  private final Form form = new Form();

  private DraftTable(ReferenceFile file, List<Map<String, String>> rows) {
    this.file = file;
    this.rows = rows;
  }

  /** The part as it is kept. */
  static DraftTable of(CatalogueDraft draft, ReferenceFile file) {
    return new DraftTable(
        file,
        file == ReferenceFile.IMPLEMENTATIONS
            ? List.of(draft.rows().own())
            : draft.rows().guide().of(file));
  }

  /** The part as it was typed. */
  static DraftTable typed(ReferenceFile file, Form sent) {
    var count = Math.min(sent.number("rows", 0), EditCatalogue.MOST_ROWS);
    var rows = new ArrayList<Map<String, String>>();
    for (int at = 0; at < count; at++) {
      var cells = new LinkedHashMap<String, String>();
      for (var column : columns(file)) {
        var name = "r" + at + "-" + column;
        cells.put(
            column,
            kind(file, column) == Field.Kind.CHECKBOXES
                ? String.join(LIST, sent.chosen(name))
                : sent.value(name).strip());
      }
      rows.add(cells);
    }
    return new DraftTable(file, rows);
  }

  /** The same with an empty row at the end. */
  DraftTable withRow() {
    var more = new ArrayList<>(rows);
    if (more.size() < EditCatalogue.MOST_ROWS) {
      more.add(Map.of());
    }
    return new DraftTable(file, more);
  }

  /** The same without that row. */
  DraftTable without(int row) {
    var fewer = new ArrayList<>(rows);
    if (row >= 0 && row < fewer.size()) {
      fewer.remove(row);
    }
    return new DraftTable(file, fewer);
  }

  List<Map<String, String>> rows() {
    return rows;
  }

  /** The name of the file, which names the part. */
  public String name() {
    return file.fileName();
  }

  public String title() {
    return title(file);
  }

  /** Where the problem is, as people name it: the part, the row, the column. */
  public String titleOf(ImportReferenceData.Problem problem) {
    return title()
        + (single() || problem.line() == 0 ? "" : "第 " + problem.line() + " 行")
        + (problem.column().isEmpty() ? "" : "的“" + name(problem.column()) + "”");
  }

  /** Whether there is one row and no more. */
  public boolean single() {
    return file == ReferenceFile.IMPLEMENTATIONS || file == ReferenceFile.GUIDES;
  }

  public int size() {
    return rows.size();
  }

  /** The fields of a row. */
  public List<Field> fields(int row) {
    return columns(file).stream().map(column -> field(row, column)).toList();
  }

  static String title(ReferenceFile file) {
    return TITLES.getOrDefault(file, file.fileName());
  }

  private static List<String> columns(ReferenceFile file) {
    return file.columns().stream()
        .filter(
            column ->
                !column.equals("guide")
                    && !(file == ReferenceFile.IMPLEMENTATIONS
                        && List.of("item", "authority", "status").contains(column)))
        .toList();
  }

  private Field field(int row, String column) {
    var name = "r" + row + "-" + column;
    var value = rows.get(row).getOrDefault(column, "");
    var kind = kind(file, column);
    var field = Field.of(kind, name, label(column)).options(options(file, column));
    if (kind == Field.Kind.CHECKBOXES) {
      // A form takes several values as a list.
      return field.in(Form.of(Map.of(name, Arrays.asList(value.split("\\|")))));
    }
    field.hint(hint(column));
    return field.in(form.with(name, value));
  }

  private static String hint(String column) {
    return switch (column) {
      case "options", "laws" -> "几项之间用竖线 | 分隔";
      case "cross_province_partners" -> "签约城市的区划代码，用 | 分隔；全部城市填 ALL；没有则留空";
      case "group" -> "在哪个“分组”里逐人填写：填那个分组的名称；不分组则留空";
      case "shown_when" -> "表单项名称=选项，几个选项用 | 分隔；总是要填的留空";
      case "least" -> "数字；日期可写 today-18y 这样；分组为最少几人；地区为 COUNTY、TOWN 或 VILLAGE；没有则留空";
      case "most" -> "数字；日期可写 today+30d 这样；分组为最多几人，必填；没有则留空";
      case "value" ->
          "年龄填周岁数；户籍、居住地填区划代码，本辖区填 TERRITORY；对象填 PERSON 或 ORGANISATION；"
              + "性别填 MALE 或 FEMALE；结果填事项名称；声明填代号（小写字母）";
      case "sex" -> "只用于年龄：只对这一性别有要求；都一样的不选";
      case "question", "answer" -> "只用于声明";
      default -> "";
    };
  }

  private static String name(String column) {
    return LABELS.getOrDefault(column, column);
  }

  private static String label(String column) {
    return LABELS.containsKey(column) ? LABELS.get(column) + "（" + column + "）" : column;
  }

  private static Field.Kind kind(ReferenceFile file, String column) {
    return switch (column) {
      case "subjects", "modes", "channels", "actors", "delivery_ways", "cross_province_modes" ->
          Field.Kind.CHECKBOXES;
      case "hint",
          "laws",
          "limits_basis",
          "sample",
          "fee_basis",
          "stops_clock_basis",
          "question",
          "advice" ->
          Field.Kind.LONG_TEXT;
      default -> options(file, column).isEmpty() ? Field.Kind.TEXT : Field.Kind.SELECT;
    };
  }

  private static List<Field.Option> options(ReferenceFile file, String column) {
    return switch (column) {
      case "kind" ->
          switch (file) {
            case GUIDES -> some(CaseKind.values(), CaseKind::label);
            case FORM_FIELDS -> some(FormField.Kind.values(), FormField.Kind::label);
            case CONDITIONS -> some(ConditionKind.values(), ConditionKind::label);
            default -> List.of();
          };
      case "sex" -> some(Sex.values(), Sex::label);
      case "prefill" -> some(Prefill.values(), Prefill::label);
      case "subjects" -> some(SubjectKind.values(), SubjectKind::label);
      case "modes", "cross_province_modes" -> some(HandlingMode.values(), HandlingMode::label);
      case "channels" -> some(Channel.values(), Channel::label);
      case "actors" -> some(ActingAs.values(), ActingAs::label);
      case "delivery_ways" -> some(DeliveryWay.values(), DeliveryWay::label);
      case "reach" -> some(Reach.values(), Reach::label);
      case "deciding" ->
          some(DecidingPlace.values(), one -> one == DecidingPlace.TERRITORY ? "属地" : "受理地");
      case "necessity" -> some(Necessity.values(), Necessity::label);
      case "trust" -> some(TrustGrade.values(), TrustGrade::label);
      case "level" -> some(Level.values(), Level::label);
      case "procedure" -> some(SpecialProcedure.values(), SpecialProcedure::label);
      case "two_persons", "original", "commitment", "required", "electronic", "paper", "answer" ->
          List.of(new Field.Option("true", "是"), new Field.Option("false", "否"));
      default -> List.of();
    };
  }

  private static <E extends Enum<E>> List<Field.Option> some(
      E[] values, Function<E, String> label) {
    return Arrays.stream(values)
        .map(value -> new Field.Option(value.name(), label.apply(value)))
        .toList();
  }

  private static Map<ReferenceFile, String> titles() {
    return Map.of(
        ReferenceFile.IMPLEMENTATIONS, "咨询和监督投诉",
        ReferenceFile.GUIDES, "基本信息",
        ReferenceFile.MATERIALS, "材料",
        ReferenceFile.FORM_FIELDS, "表单",
        ReferenceFile.CONDITIONS, "条件",
        ReferenceFile.CHAIN, "逐级办理",
        ReferenceFile.SPECIAL_PROCEDURES, "特别程序",
        ReferenceFile.RESULTS, "办理结果");
  }

  private static Map<String, String> labels() {
    var labels = new LinkedHashMap<String, String>();
    var pairs =
        List.of(
            "contact",
            "咨询方式",
            "complaint",
            "监督投诉方式",
            "kind",
            "类型",
            "subjects",
            "申请对象",
            "modes",
            "办理方式",
            "channels",
            "渠道",
            "actors",
            "由谁提出",
            "reach",
            "通办范围",
            "cross_province_partners",
            "跨省通办城市",
            "cross_province_modes",
            "跨省通办方式",
            "deciding",
            "异地办结由谁决定",
            "two_persons",
            "审查与决定分开",
            "legal_days",
            "法定时限（工作日）",
            "promised_days",
            "承诺时限（工作日）",
            "notice_days",
            "补正告知时限（工作日）",
            "answer_days",
            "补正答复时限（工作日）",
            "extension_days",
            "可延长（工作日）",
            "delivery_days",
            "送达时限（工作日）",
            "limits_basis",
            "时限依据",
            "delivery_ways",
            "送达方式",
            "fee_fen",
            "收费（分）",
            "fee_basis",
            "收费依据",
            "laws",
            "办理依据",
            "code",
            "代码",
            "name",
            "名称",
            "necessity",
            "必要性",
            "trust",
            "可信等级",
            "original",
            "收原件",
            "commitment",
            "可告知承诺",
            "hint",
            "提示",
            "issuer",
            "出具单位",
            "sample",
            "样本",
            "licences",
            "可用哪些事项的电子证照",
            "label",
            "题目",
            "required",
            "必填",
            "max_length",
            "最多字数",
            "options",
            "选项",
            "value",
            "内容",
            "level",
            "层级",
            "department",
            "部门类别",
            "allowance_days",
            "时限（工作日）",
            "procedure",
            "程序",
            "expected_days",
            "预计（工作日）",
            "stops_clock_basis",
            "不计入时限的依据",
            "electronic",
            "有电子件",
            "paper",
            "有纸质件",
            "section",
            "所在部分",
            "group",
            "所在分组",
            "shown_when",
            "何时才填",
            "least",
            "最小",
            "most",
            "最大",
            "prefill",
            "自动填写",
            "sex",
            "只对某一性别",
            "question",
            "问题",
            "answer",
            "应回答",
            "advice",
            "不符合时怎么办");
    for (int at = 0; at < pairs.size(); at += 2) {
      labels.put(pairs.get(at), pairs.get(at + 1));
    }
    return labels;
  }
}
