package org.tongban.integration.licence;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongban.domain.licence.Particulars;
import org.tongban.integration.licence.Drawing.Ink;
import org.tongban.integration.licence.Drawing.Type;

/**
 * How a licence looks, in either format: an A4 page with what it says, and a code that leads to its
 * verification.
 *
 * @param address of the verification page for this licence
 * @param sample whether it is signed with a sample key, which is then plain to see
 */
record LicenceSheet(Particulars particulars, String address, boolean sample) {
  /** Of the page, in millimetres. */
  static final double WIDTH = 210;

  /** Of the page, in millimetres. */
  static final double HEIGHT = 297;

  private static final double POINT = 25.4 / 72;
  private static final double LEFT = 34;
  private static final double VALUES = 74;
  private static final double RIGHT = 178;
  private static final double LINE = 7;

  /** Draws it. */
  void draw(Drawing page, LicenceFont font) {
    if (sample) {
      page.text(
          WIDTH / 2 + 6, 172, Type.of(54).centred().heavy().in(Ink.PALE).turned(30), "样例 无法律效力");
    }
    page.box(12, 12, WIDTH - 24, HEIGHT - 24, 1.1, Ink.RED);
    page.box(14.5, 14.5, WIDTH - 29, HEIGHT - 29, 0.3, Ink.RED);
    var y = 50.0;
    var size = font.width(particulars.title()) * 30 * POINT > RIGHT - LEFT ? 20 : 30;
    for (var line : lines(font, particulars.title(), size, RIGHT - LEFT)) {
      page.text(WIDTH / 2, y, Type.of(size).centred().heavy(), line);
      y += size * POINT * 1.4;
    }
    page.text(WIDTH / 2, y, Type.of(13).centred().in(Ink.GREY), "（电子证照）");
    y += 20;
    for (var row : rows().entrySet()) {
      page.text(LEFT, y, Type.of(13).in(Ink.GREY), row.getKey());
      for (var line : lines(font, row.getValue(), 13, RIGHT - VALUES)) {
        page.text(VALUES, y, Type.of(13), line);
        y += LINE;
      }
      page.area(LEFT, y - 3.2, RIGHT - LEFT, 0.15, Ink.GREY);
      y += 4.8;
    }
    y += 7;
    var words = "经审查，上述申请符合规定，准予办理，特发此证。";
    page.text(LEFT, y, Type.of(14), words);
    foot(page, font);
  }

  private Map<String, String> rows() {
    var rows = new LinkedHashMap<String, String>();
    rows.put("持证主体", particulars.holder().name());
    rows.put(particulars.holder().documentKind(), particulars.holder().documentNumber());
    rows.put("办理事项", particulars.itemName());
    rows.put("文书编号", particulars.paper());
    rows.put("颁发机构", particulars.issuerName());
    rows.put(
        "有效期限",
        particulars
            .validUntil()
            .map(until -> day(particulars.issuedOn()) + "至" + day(until))
            .orElse("自" + day(particulars.issuedOn()) + "起长期有效"));
    return rows;
  }

  private void foot(Drawing page, LicenceFont font) {
    var x = 128;
    page.text(
        x + 24,
        204,
        Type.of(fitting(font, particulars.issuerName(), 14, 84)).centred().heavy(),
        particulars.issuerName());
    page.text(x + 24, 213, Type.of(13).centred(), day(particulars.issuedOn()));
    page.box(x + 4, 219, 40, 13, 0.5, Ink.RED);
    page.text(x + 24, 224.5, Type.of(11).centred().heavy().in(Ink.RED), "颁发机构电子签名");
    page.text(x + 24, 229.5, Type.of(8).centred().in(Ink.RED), sample ? "样例密钥签名" : "签名随文件，可验证");
    qr(page, LEFT, 196, 36);
    page.text(LEFT + 18, 237, Type.of(10).centred().in(Ink.GREY), "扫码核验真伪");
    page.text(LEFT, 252, Type.of(9.5).in(Ink.GREY), "电子证照标识");
    var y = 258.0;
    for (var line : lines(font, particulars.number().value(), 9.5, RIGHT - LEFT)) {
      page.text(LEFT, y, Type.of(9.5), line);
      y += 5;
    }
    var words = sample ? "本件由示例环境生成，人员和事项都是虚构的，没有法律效力。" : "本件由颁发机构电子签名，打印件请扫码核验；以核验结果为准。";
    page.text(LEFT, y + 3, Type.of(9.5).in(sample ? Ink.RED : Ink.GREY), words);
  }

  /** The size of letters at which the text is no wider than that. */
  private static double fitting(LicenceFont font, String text, double size, double width) {
    return Math.min(size, width / (font.width(text) * POINT));
  }

  private static List<String> lines(LicenceFont font, String text, double size, double width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var point : text.codePoints().toArray()) {
      var letter = Character.toString(point);
      if (!line.isEmpty() && font.width(line + letter) * size * POINT > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(letter);
    }
    lines.add(line.toString());
    return lines;
  }

  static String day(LocalDate day) {
    return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }

  private void qr(Drawing page, double x, double y, double side) {
    try {
      var code =
          new QRCodeWriter()
              .encode(
                  address,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.MARGIN,
                      0,
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M));
      page.area(x, y, side, side, Ink.WHITE);
      var module = side / code.getWidth();
      for (int row = 0; row < code.getHeight(); row++) {
        for (int from = 0; from < code.getWidth(); from++) {
          var to = from;
          while (to < code.getWidth() && code.get(to, row)) {
            to++;
          }
          if (to > from) {
            // A little taller, so that no printer leaves gaps between the rows.
            page.area(
                x + from * module,
                y + row * module,
                (to - from) * module,
                module * 1.02,
                Ink.BLACK);
            from = to;
          }
        }
      }
    } catch (WriterException e) {
      throw new IllegalStateException("The address is too long for a code", e);
    }
  }

  /** Says nothing about the holder. */
  @Override
  public String toString() {
    return "LicenceSheet[" + particulars.number() + "]";
  }
}
