package org.tongban.server.scenario;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Papers to upload. */
public final class Papers {
  private Papers() {}

  /** A picture such as a phone takes of an identity card. */
  public static byte[] png() {
    var image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 320, 200);
    pen.setColor(Color.DARK_GRAY);
    pen.drawRect(20, 20, 280, 160);
    pen.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
