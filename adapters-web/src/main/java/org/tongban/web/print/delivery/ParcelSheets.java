package org.tongban.web.print.delivery;

import jakarta.inject.Singleton;
import java.util.List;
import org.tongban.application.delivery.HandOverByManifest;
import org.tongban.application.delivery.PrepareParcels;
import org.tongban.application.place.Places;
import org.tongban.domain.delivery.Posting;
import org.tongban.domain.delivery.Yuan;
import org.tongban.domain.place.Organisation;
import org.tongban.web.portal.Words;
import org.tongban.web.print.PrintFont;
import org.tongban.web.print.Sheet;
import org.tongban.web.print.SheetTable;

/**
 * Draws what a mail room prints. Names and telephone numbers are masked: the courier has them
 * already, and nobody else who handles a parcel needs them.
 */
@Singleton
public final class ParcelSheets {
  private static final float EDGE = 3;
  private static final float A4_WIDTH = 210;
  private static final float A4_HEIGHT = 297;
  private static final int ROWS = 24;

  private final PrintFont font;
  private final Places places;

  ParcelSheets(PrintFont font, Places places) {
    this.font = font;
    this.places = places;
  }

  /** The labels, one on each page. */
  public byte[] labels(List<PrepareParcels.Parcel> parcels, LabelSize size) {
    var sheet = new Sheet(font.open(), size.width(), size.height(), "快递面单");
    var city = places.organisation();
    for (var parcel : parcels) {
      sheet.page();
      label(sheet, parcel, city, size);
    }
    return sheet.finish();
  }

  private static void label(
      Sheet sheet, PrepareParcels.Parcel parcel, Organisation city, LabelSize size) {
    var order = parcel.dispatch().dispatch().order();
    var posting = parcel.posting();
    var to = order.recipient();
    float right = size.width() - EDGE;
    sheet.box(EDGE, EDGE, right - EDGE, size.height() - 2 * EDGE, 0.35f);

    // Who carries it, and that it is free of charge for who gets it.
    sheet.bold(EDGE + 2, 11.5f, 15, posting.waybill().courier().value());
    sheet.ended(right - 2, 9, 9, "政务文书寄递");
    sheet.ended(right - 2, 13, 9, "寄方月结 · 收件免费");
    sheet.line(EDGE, 15.5f, right, 15.5f, 0.35f);

    // Where the sorting centre sends it.
    sheet.boldCentred(
        size.width() / 2f,
        25.5f,
        24,
        posting.sorting().map(code -> sheet.fitting(code, 24, 88)).orElse("—"));
    sheet.line(EDGE, 29.5f, right, 29.5f, 0.35f);

    sheet.code128(posting.waybill().number(), 12, 32.5f, 76, 15);
    sheet.boldCentred(size.width() / 2f, 53, 13, spaced(posting.waybill().number()));
    sheet.line(EDGE, 56, right, 56, 0.35f);

    sheet.badge(EDGE + 2, 58.5f, 8, 15, "收");
    sheet.bold(16, 64.5f, 14, to.name().masked() + "　" + to.phone().masked());
    sheet.paragraph(16, 72, 78, 12.5f, 4, city.regions().fullName(to.region()) + to.street());
    sheet.line(EDGE, 92, right, 92, 0.35f);

    sheet.badge(EDGE + 2, 94.5f, 8, 15, "寄");
    sheet.paragraph(16, 99.5f, 78, 11, 2, city.nameOf(order.sender()));
    sheet.line(EDGE, 107, right, 107, 0.35f);

    sheet.qr(posting.waybill().number(), 72, 110, 22);
    sheet.text(EDGE + 2, 114, 9.5f, "内件：证照文件 1 件");
    sheet.text(EDGE + 2, 119.5f, 9.5f, "申报号：" + order.caseNumber().display());
    sheet.text(
        EDGE + 2,
        125,
        9.5f,
        "重量：" + posting.weighing().map(one -> one.weight().grams() + " 克").orElse("________ 克"));
    sheet.text(EDGE + 2, 130.5f, 9.5f, "交办：" + Words.time(order.orderedAt()));
    sheet.line(EDGE, 135, right, 135, 0.35f);

    sheet.text(EDGE + 2, 142, 10, "签收人：");
    sheet.text(55, 142, 10, "时间：");
    if (size == LabelSize.MM_100_180) {
      stub(sheet, parcel, city, size);
    }
  }

  /** What the mail room tears off and keeps. */
  private static void stub(
      Sheet sheet, PrepareParcels.Parcel parcel, Organisation city, LabelSize size) {
    var order = parcel.dispatch().dispatch().order();
    float right = size.width() - EDGE;
    sheet.dashed(EDGE, 149, right, 149);
    sheet.text(EDGE + 2, 154, 9, "寄件方留存");
    sheet.ended(right - 2, 154, 9, parcel.posting().waybill().courier().value());
    sheet.code128(parcel.posting().waybill().number(), EDGE + 2, 156, 62, 9);
    sheet.text(EDGE + 2, 169, 9, parcel.posting().waybill().number());
    sheet.ended(right - 2, 161, 9, sheet.fitting(order.recipient().name().masked(), 9, 24));
    sheet.ended(
        right - 2,
        165,
        9,
        sheet.fitting(
            city.regions().find(order.recipient().region()).map(it -> it.name()).orElse(""),
            9,
            26));
    sheet.text(EDGE + 2, 174, 9, "申报号：" + order.caseNumber().display());
  }

  /** In groups of four, as people read numbers out. */
  private static String spaced(String number) {
    return number.replaceAll("(.{4})(?=.)", "$1 ");
  }

  /** The manifest, with a line to sign on for each side. */
  public byte[] manifest(HandOverByManifest.Shown shown) {
    var sheet = new Sheet(font.open(), A4_WIDTH, A4_HEIGHT, "交寄清单");
    var city = places.organisation();
    var parcels = shown.parcels();
    var pages = Math.max(1, Math.ceilDiv(parcels.size(), ROWS));
    for (int page = 0; page < pages; page++) {
      sheet.page();
      head(sheet, shown, city);
      var rows = parcels.subList(page * ROWS, Math.min(parcels.size(), (page + 1) * ROWS));
      table(sheet, rows, page * ROWS, city);
      if (page == pages - 1) {
        sums(sheet, parcels, 66 + (rows.size() + 1) * 7.5f);
        signatures(sheet);
      }
      sheet.centred(A4_WIDTH / 2, 290, 9, "第 %d 页，共 %d 页".formatted(page + 1, pages));
    }
    return sheet.finish();
  }

  private static void head(Sheet sheet, HandOverByManifest.Shown shown, Organisation city) {
    var manifest = shown.manifest();
    sheet.boldCentred(A4_WIDTH / 2, 22, 20, "交 寄 清 单");
    sheet.text(15, 36, 11, sheet.fitting("寄件单位：" + city.nameOf(manifest.sender()), 11, 126));
    sheet.text(15, 43, 11, "承运快递：" + manifest.courier().value());
    sheet.text(15, 50, 11, "制单时间：" + Words.time(manifest.madeAt()));
    sheet.code128(manifest.number(), 145, 29, 50, 12);
    sheet.centred(170, 46, 10, "清单号 " + manifest.number());
    sheet.ended(195, 52, 10, "共 " + manifest.dispatches().size() + " 件");
  }

  private static final List<Float> COLUMNS = List.of(15f, 27f, 70f, 117f, 137f, 177f, 195f);

  private static void table(
      Sheet sheet, List<PrepareParcels.Parcel> rows, int before, Organisation city) {
    var table = new SheetTable(sheet, COLUMNS, 58, 7.5f);
    table.row("序号", "运单号", "申报号", "收件人", "收件地区", "重量(克)");
    for (int line = 0; line < rows.size(); line++) {
      var order = rows.get(line).dispatch().dispatch().order();
      table.row(
          Integer.toString(before + line + 1),
          rows.get(line).posting().waybill().number(),
          order.caseNumber().display(),
          order.recipient().name().masked(),
          county(city, order.recipient().region()),
          rows.get(line)
              .posting()
              .weighing()
              .map(one -> Integer.toString(one.weight().grams()))
              .orElse(""));
    }
    table.finish();
  }

  private static String county(Organisation city, org.tongban.domain.place.RegionCode region) {
    return city.regions()
        .at(org.tongban.domain.place.Level.COUNTY, region)
        .or(() -> city.regions().find(region))
        .map(known -> known.name())
        .orElse("");
  }

  private static void sums(Sheet sheet, List<PrepareParcels.Parcel> parcels, float y) {
    var weighed = parcels.stream().flatMap(one -> one.posting().weighing().stream()).toList();
    sheet.text(
        15,
        y + 2,
        10.5f,
        "合计 %d 件，已称重 %d 件，共 %d 克，预计资费 %s 元（以月结账单为准）。"
            .formatted(
                parcels.size(),
                weighed.size(),
                weighed.stream().mapToLong(one -> one.weight().grams()).sum(),
                weighed.stream().map(Posting.Weighing::cost).reduce(Yuan.ZERO, Yuan::plus)));
  }

  private static void signatures(Sheet sheet) {
    sheet.text(15, 270, 11, "交寄人（签字）：");
    sheet.line(46, 271, 95, 271, 0.25f);
    sheet.text(110, 270, 11, "快递员（签字）：");
    sheet.line(141, 271, 195, 271, 0.25f);
    sheet.text(15, 281, 11, "交寄时间：");
    sheet.text(36, 281, 11, "　　　年　　月　　日　　时　　分");
    sheet.text(110, 281, 11, "件数核对无误：□ 是　□ 否");
  }
}
