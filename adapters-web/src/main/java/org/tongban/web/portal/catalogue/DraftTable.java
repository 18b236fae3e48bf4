package org.tongban.web.portal.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tongban.application.item.CatalogueDraft;
import org.tongban.application.item.EditCatalogue;
import org.tongban.application.item.ReferenceFile;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.CaseKind;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.DecidingPlace;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Necessity;
import org.tongban.domain.item.Reach;
import org.tongban.domain.item.SpecialProcedure;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.item.TrustGrade;
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
            column, kind(file, column) == Field.Kind.CHECKBOXES
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
    if (column.equals("options") || column.equals("laws")) {
      field.hint("几项之间用竖线 | 分隔");
    }
    if (column.equals("cross_province_partners")) {
      field.hint("签约城市的区划代码，用 | 分隔；全部城市填 ALL；没有则留空");
    }
    return field.in(form.with(name, value));
  }

  private static String label(String column) {
    return LABELS.containsKey(column) ? LABELS.get(column) + "（" + column + "）" : column;
  }

  private static Field.Kind kind(ReferenceFile file, String column) {
    return switch (column) {
      case "subjects", "modes", "channels", "actors", "delivery_ways", "cross_province_modes" ->
          Field.Kind.CHECKBOXES;
      case "hint", "laws", "limits_basis", "sample", "fee_basis", "stops_clock_basis" ->
          Field.Kind.LONG_TEXT;
      default -> options(file, column).isEmpty() ? Field.Kind.TEXT : Field.Kind.SELECT;
    };
  }

  private static List<Field.Option> options(ReferenceFile file, String column) {
    return switch (column) {
      case "kind" ->
          file == ReferenceFile.GUIDES ? some(CaseKind.values(), CaseKind::label) : List.of();
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
      case "two_persons", "original", "commitment", "required", "electronic", "paper" ->
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
            "contact", "咨询方式", "complaint", "监督投诉方式", "kind", "类型", "subjects", "申请对象", "modes",
            "办理方式", "channels", "渠道", "actors", "由谁提出", "reach", "通办范围",
            "cross_province_partners", "跨省通办城市", "cross_province_modes", "跨省通办方式", "deciding",
            "异地办结由谁决定", "two_persons", "审查与决定分开", "legal_days", "法定时限（工作日）",
            "promised_days", "承诺时限（工作日）", "notice_days", "补正告知时限（工作日）", "answer_days",
            "补正答复时限（工作日）", "extension_days", "可延长（工作日）", "delivery_days", "送达时限（工作日）",
            "limits_basis", "时限依据", "delivery_ways", "送达方式", "fee_fen", "收费（分）", "fee_basis",
            "收费依据", "laws", "办理依据", "code", "代码", "name", "名称", "necessity", "必要性", "trust",
            "可信等级", "original", "收原件", "commitment", "可告知承诺", "hint", "提示", "issuer", "出具单位",
            "sample", "样本", "label", "题目", "required", "必填", "max_length", "最多字数", "options",
            "选项", "value", "内容", "level", "层级", "department", "部门类别", "allowance_days",
            "时限（工作日）", "procedure", "程序", "expected_days", "预计（工作日）", "stops_clock_basis",
            "不计入时限的依据", "electronic", "有电子件", "paper", "有纸质件");
    for (int at = 0; at < pairs.size(); at += 2) {
      labels.put(pairs.get(at), pairs.get(at + 1));
    }
    return labels;
  }
}
