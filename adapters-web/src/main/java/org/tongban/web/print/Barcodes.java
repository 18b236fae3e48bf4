package org.tongban.web.print;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import org.openpdf.text.pdf.PdfContentByte;

/** Bar codes and QR codes, drawn as areas: sharp on every printer. Lengths are in points. */
public final class Barcodes {
  private Barcodes() {}

  /**
   * A Code 128 that fills the width.
   *
   * @param text ASCII, 1 to 80 characters
   */
  public static void code128(
      PdfContentByte page, String text, float left, float bottom, float width, float height) {
    var bars = new Code128Writer().encode(text, BarcodeFormat.CODE_128, 0, 1, hints(0));
    var module = width / bars.getWidth();
    for (int x = 0; x < bars.getWidth(); ) {
      var end = x;
      while (end < bars.getWidth() && bars.get(end, 0)) {
        end++;
      }
      if (end > x) {
        page.rectangle(left + x * module, bottom, (end - x) * module, height);
      }
      x = end + 1;
    }
    page.fill();
  }

  /**
   * A QR code of that size, without its quiet zone: leave some white around it.
   *
   * @param text at most 200 characters
   */
  public static void qr(PdfContentByte page, String text, float left, float bottom, float size) {
    BitMatrix code;
    try {
      code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints(0));
    } catch (WriterException e) {
      throw new IllegalArgumentException("Too long for a QR code", e);
    }
    var module = size / code.getWidth();
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        if (code.get(x, y)) {
          page.rectangle(left + x * module, bottom + size - (y + 1) * module, module, module);
        }
      }
    }
    page.fill();
  }

  private static Map<EncodeHintType, ?> hints(int margin) {
    return Map.of(
        EncodeHintType.MARGIN,
        margin,
        EncodeHintType.CHARACTER_SET,
        "UTF-8",
        EncodeHintType.ERROR_CORRECTION,
        ErrorCorrectionLevel.M);
  }
}
