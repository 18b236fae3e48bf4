package org.tongban.persistence.casework;

import jakarta.inject.Singleton;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.tika.Tika;
import org.tongban.application.casework.PaperInspector;

/**
 * Tells PDF, JPEG and PNG by their content, and makes images anew: what a camera wrote beside the
 * picture (where it was taken, for one) and whatever else hid in the file is gone.
 *
 * <p>One image at a time, and none of more than {@link #PIXELS}: a small file may claim a picture
 * that fills the memory. PDF files are kept as they are, and must be served as attachments.
 */
@Singleton
final class TikaPaperInspector implements PaperInspector {
  /** The most pixels an image may have; the cameras of phones make 12 to 50 million. */
  static final long PIXELS = 50_000_000;

  /** An A4 page at 400 dots per inch has 15 million. Larger pictures are made smaller. */
  private static final long KEPT_PIXELS = 16_000_000;

  private static final float JPEG_QUALITY = 0.9f;
  private static final String PDF = "application/pdf";
  private static final String JPEG = "image/jpeg";
  private static final String PNG = "image/png";

  /** The tag of EXIF and TIFF that says how the camera was held. */
  private static final int ORIENTATION = 274;

  private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

  private final Tika tika = new Tika();
  private final Semaphore oneAtATime = new Semaphore(1);

  @Override
  public Finding inspect(byte[] content) {
    var type = tika.detect(content);
    return switch (type) {
      case PDF -> new Finding.Allowed(PDF, content);
      case JPEG, PNG -> madeAnew(type, content);
      default ->
          new Finding.NotAllowed(
              type,
              content.length == 0 ? "文件是空的，请重新选择文件。" : "只接受 PDF、JPEG 和 PNG 文件。请转换格式，或者重新拍照后上传。");
    };
  }

  private Finding madeAnew(String type, byte[] content) {
    oneAtATime.acquireUninterruptibly();
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      var reader = ImageIO.getImageReadersByMIMEType(type).next();
      try {
        return madeAnew(type, reader, input);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // Readers throw all kinds of exceptions at broken files.
      return new Finding.NotAllowed(type, "图片无法读取，文件可能已损坏。请重新拍照或扫描后上传。");
    } finally {
      oneAtATime.release();
    }
  }

  private static Finding madeAnew(String type, ImageReader reader, ImageInputStream input)
      throws IOException {
    // What PNG has beside the picture may be a bomb of its own, and is of no use.
    reader.setInput(input, false, type.equals(PNG));
    var pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (pixels > PIXELS) {
      return new Finding.NotAllowed(
          type, "图片超过 " + PIXELS / 1_000_000 + " 百万像素。请用较低的分辨率重新拍照或扫描后上传。");
    }
    var parameters = reader.getDefaultReadParam();
    int step = 1;
    while (pixels / ((long) step * step) > KEPT_PIXELS) {
      step++;
    }
    parameters.setSourceSubsampling(step, step, 0, 0);
    var orientation = type.equals(JPEG) ? orientation(reader) : 1;
    var image = upright(reader.read(0, parameters), orientation);
    return new Finding.Allowed(type, encoded(type, image));
  }

  /**
   * How the camera was held, 1 to 8 as in EXIF; 1 is upright, and what can't be read counts as it.
   */
  private static int orientation(ImageReader reader) {
    try {
      var tree =
          (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_jpeg_image_1.0");
      var segments = tree.getElementsByTagName("unknown");
      for (int i = 0; i < segments.getLength(); i++) {
        var segment = (IIOMetadataNode) segments.item(i);
        if (segment.getUserObject() instanceof byte[] bytes
            && bytes.length > EXIF.length
            && Arrays.equals(bytes, 0, EXIF.length, EXIF, 0, EXIF.length)) {
          return orientation(Arrays.copyOfRange(bytes, EXIF.length, bytes.length));
        }
      }
      return 1;
    } catch (IOException | RuntimeException e) {
      return 1;
    }
  }

  private static int orientation(byte[] exif) throws IOException {
    var reader = ImageIO.getImageReadersByFormatName("tiff").next();
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(exif))) {
      reader.setInput(input);
      var field =
          TIFFDirectory.createFromMetadata(reader.getImageMetadata(0)).getTIFFField(ORIENTATION);
      var value = field == null ? 1 : field.getAsInt(0);
      return value >= 1 && value <= 8 ? value : 1;
    } finally {
      reader.dispose();
    }
  }

  /** The picture as it is to be seen, in plain colours, drawn on a new sheet. */
  private static BufferedImage upright(BufferedImage image, int orientation) {
    int width = image.getWidth();
    int height = image.getHeight();
    var onItsSide = orientation >= 5;
    var sheet =
        new BufferedImage(
            onItsSide ? height : width,
            onItsSide ? width : height,
            image.getColorModel().hasAlpha()
                ? BufferedImage.TYPE_INT_ARGB
                : BufferedImage.TYPE_INT_RGB);
    // Each maps a point of the stored picture to where it is seen (EXIF 2.32, tag 0x0112).
    var turn =
        switch (orientation) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
          case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
          default -> new AffineTransform();
        };
    Graphics2D graphics = sheet.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
      graphics.drawImage(image, turn, null);
    } finally {
      graphics.dispose();
    }
    return sheet;
  }

  private static byte[] encoded(String type, BufferedImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByMIMEType(type).next();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      var parameters = writer.getDefaultWriteParam();
      if (type.equals(JPEG)) {
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(JPEG_QUALITY);
      }
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
