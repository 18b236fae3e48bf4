package org.tongban.integration.seal;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.tongban.application.seal.SealPictures;

/**
 * Reads pictures with the JDK, one at a time and none of more than {@link #MOST} pixels a side: a
 * small file may claim a picture that fills the memory.
 */
@Singleton
final class ImageSealPictures implements SealPictures {
  /** 42 mm at 180 dots per inch have so many pixels; with fewer the print is coarse. */
  static final int FEWEST = 300;

  /** 50 mm at 1000 dots per inch have so many. */
  static final int MOST = 2000;

  /** How much longer one side may be than the other: seals are round, some are oval. */
  private static final double OVAL = 1.6;

  /** From this opacity on a point belongs to the print; below it is the shine of an edge. */
  private static final int SEEN = 40;

  /** How much of the picture must be see-through and how much printed, in hundredths. */
  private static final int LEAST_CLEAR = 25;

  private static final int LEAST_PRINTED = 3;

  /** How much of the print must be red, in hundredths. */
  private static final int LEAST_RED = 90;

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private final boolean sample;
  private final Semaphore oneAtATime = new Semaphore(1);

  ImageSealPictures(@Property(name = "tongban.sample", defaultValue = "false") boolean sample) {
    this.sample = sample;
  }

  @Override
  public boolean drawsSamples() {
    return sample;
  }

  @Override
  public Finding inspect(byte[] content) {
    if (content.length > LARGEST) {
      return new Finding.Bad("图片太大，最多 " + LARGEST / 1000 + " KB；请缩小到边长 1000 像素左右再上传。");
    }
    if (content.length < PNG.length || !Arrays.equals(content, 0, PNG.length, PNG, 0, PNG.length)) {
      return new Finding.Bad("只接受 PNG 图片。JPEG 没有透明的背景，请用制章单位提供的透明 PNG。");
    }
    oneAtATime.acquireUninterruptibly();
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      var reader = ImageIO.getImageReadersByFormatName("png").next();
      try {
        // What a PNG has beside the picture may be a bomb of its own, and is of no use.
        reader.setInput(input, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (Math.max(width, height) > MOST) {
          return new Finding.Bad(
              "图片是 " + width + "×" + height + " 像素，最多 " + MOST + "×" + MOST + "；请缩小后再上传。");
        }
        return judged(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // Readers throw all kinds of exceptions at broken files.
      return new Finding.Bad("图片无法读取，文件可能已损坏，请重新导出后上传。");
    } finally {
      oneAtATime.release();
    }
  }

  /** How many points are what. */
  private static final class Count {
    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right = -1;
    private int bottom = -1;
    private long printed;
    private long red;

    private void see(int x, int y, int point) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      printed++;
      int green = point >> 8 & 0xff;
      int blue = point & 0xff;
      if ((point >> 16 & 0xff) > Math.max(green, blue) + 60) {
        red++;
      }
    }
  }

  private static Finding judged(BufferedImage image) {
    if (!image.getColorModel().hasAlpha()) {
      return new Finding.Bad("图片的背景不透明，盖上去会遮住文字。请用背景透明的 PNG。");
    }
    var count = new Count();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int point = image.getRGB(x, y);
        if (point >>> 24 >= SEEN) {
          count.see(x, y, point);
        }
      }
    }
    if (count.printed == 0) {
      return new Finding.Bad("图片是空白的，请选择印章的图片。");
    }
    int width = count.right - count.left + 1;
    int height = count.bottom - count.top + 1;
    long all = (long) width * height;
    if ((all - count.printed) * 100 < LEAST_CLEAR * all) {
      return new Finding.Bad("图片几乎没有透明的地方，盖上去会遮住文字。请去掉背景，只留红色的印迹。");
    }
    if (count.printed * 100 < LEAST_PRINTED * all) {
      return new Finding.Bad("图片里的印迹太淡或者太少，看不清。请换一张清楚的印模图片。");
    }
    if (count.red * 100 < LEAST_RED * count.printed) {
      return new Finding.Bad("印章应为红色（GB/T 9704-2012）。请用红色印模的图片。");
    }
    if (Math.max(width, height) > OVAL * Math.min(width, height)) {
      return new Finding.Bad("印迹的长宽相差太多，不像一枚印章。请裁去旁边的内容再上传。");
    }
    if (Math.max(width, height) < FEWEST) {
      return new Finding.Bad(
          "去掉空白边后，印迹只有 " + width + "×" + height + " 像素，印出来不清楚；边长至少 " + FEWEST + " 像素。");
    }
    return new Finding.Good(anew(image, count, width, height));
  }

  /** The print alone, in a file of its own. */
  private static byte[] anew(BufferedImage image, Count count, int width, int height) {
    var print = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    print.setRGB(
        0,
        0,
        width,
        height,
        image.getRGB(count.left, count.top, width, height, null, 0, width),
        0,
        width);
    var output = new ByteArrayOutputStream();
    try (var to = new MemoryCacheImageOutputStream(output)) {
      if (!ImageIO.write(print, "png", to)) {
        throw new IllegalStateException("No writer of PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return output.toByteArray();
  }
}
