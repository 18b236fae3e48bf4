package org.tongban.persistence.casework;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.application.casework.PaperInspector.Finding;
import org.tongban.persistence.protection.CanarySearch;

class TikaPaperInspectorTest {
  private static final byte[] PDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n".getBytes(UTF_8);

  private final TikaPaperInspector inspector = new TikaPaperInspector();

  /** Red at the upper left, blue elsewhere. */
  private static byte[] picture(String format, int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        image.setRGB(x, y, (x < width / 2 && y < height / 2 ? Color.RED : Color.BLUE).getRGB());
      }
    }
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }

  /** A JPEG as a camera makes it: where it was taken, and how it was held. */
  private static byte[] photograph(int orientation) throws IOException {
    var jpeg = picture("jpeg", 160, 80);
    var place = "canary-39.9N-116.4E".getBytes(UTF_8);
    var tiff =
        ByteBuffer.allocate(38 + place.length)
            .order(ByteOrder.BIG_ENDIAN)
            .put("MM".getBytes(UTF_8))
            .putShort((short) 42)
            .putInt(8)
            .putShort((short) 2)
            .putShort((short) 270)
            .putShort((short) 2)
            .putInt(place.length)
            .putInt(38)
            .putShort((short) 274)
            .putShort((short) 3)
            .putInt(1)
            .putShort((short) orientation)
            .putShort((short) 0)
            .putInt(0)
            .put(place)
            .array();
    // After the first segment, JFIF, whose length follows the marker.
    int first = 4 + ByteBuffer.wrap(jpeg).getShort(4);
    return ByteBuffer.allocate(jpeg.length + 10 + tiff.length)
        .put(jpeg, 0, first)
        .putShort((short) 0xFFE1)
        .putShort((short) (8 + tiff.length))
        .put("Exif\0\0".getBytes(UTF_8))
        .put(tiff)
        .put(jpeg, first, jpeg.length - first)
        .array();
  }

  private BufferedImage kept(byte[] content) throws IOException {
    assertThat(inspector.inspect(content)).isInstanceOf(Finding.Allowed.class);
    return ImageIO.read(
        new ByteArrayInputStream(((Finding.Allowed) inspector.inspect(content)).content()));
  }

  private static boolean red(BufferedImage image, double x, double y) {
    var colour =
        new Color(image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight())));
    return colour.getRed() > 200 && colour.getBlue() < 60;
  }

  @Test
  void keepsPdfFilesAsTheyAre() {
    assertThat(inspector.inspect(PDF))
        .isInstanceOfSatisfying(
            Finding.Allowed.class,
            allowed -> {
              assertThat(allowed.mediaType()).isEqualTo("application/pdf");
              assertThat(allowed.content()).isEqualTo(PDF);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png"})
  void makesPicturesAnew(String format) throws IOException {
    var image = kept(picture(format, 40, 20));
    assertThat(image.getWidth()).isEqualTo(40);
    assertThat(image.getHeight()).isEqualTo(20);
    assertThat(red(image, 0.2, 0.2)).isTrue();
    assertThat(red(image, 0.8, 0.8)).isFalse();
  }

  @Test
  void dropsWhatTheCameraWroteBesideThePicture() throws IOException {
    var search = new CanarySearch(List.of("canary-39.9N-116.4E"));
    assertThat(search.in(photograph(1))).isNotEmpty();
    var allowed = (Finding.Allowed) inspector.inspect(photograph(1));
    assertThat(search.in(allowed.content())).isEmpty();
  }

  @ParameterizedTest(name = "orientation {0}: the stored upper left is seen at {1} {2}")
  @CsvSource({
    "1,0.2,0.2",
    "2,0.8,0.2",
    "3,0.8,0.8",
    "4,0.2,0.8",
    "5,0.2,0.2",
    "6,0.8,0.2",
    "7,0.8,0.8",
    "8,0.2,0.8"
  })
  void turnsPicturesAsTheCameraWasHeld(int orientation, double x, double y) throws IOException {
    var image = kept(photograph(orientation));
    assertThat(image.getWidth()).isEqualTo(orientation < 5 ? 160 : 80);
    assertThat(red(image, x, y)).isTrue();
    assertThat(red(image, 1 - x, 1 - y)).isFalse();
  }

  @Test
  void dropsWhatHidesBehindAPicture() throws IOException {
    var picture = picture("png", 10, 10);
    var both = Arrays.copyOf(picture, picture.length + PDF.length);
    System.arraycopy(PDF, 0, both, picture.length, PDF.length);
    var allowed = (Finding.Allowed) inspector.inspect(both);
    assertThat(new CanarySearch(List.of("%PDF-1.7")).in(allowed.content())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain text",
        "<html><script>alert(1)</script></html>",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "PK\u0003\u0004 an archive",
        "MZ a program",
        "GIF89a"
      })
  void refusesWhatIsNoPaper(String content) {
    assertThat(inspector.inspect(content.getBytes(UTF_8))).isInstanceOf(Finding.NotAllowed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png"})
  void refusesBrokenPictures(String format) throws IOException {
    var picture = picture(format, 200, 200);
    assertThat(inspector.inspect(Arrays.copyOf(picture, 60)))
        .isInstanceOf(Finding.NotAllowed.class);
  }

  @Test
  void refusesPicturesThatWouldFillTheMemory() throws IOException {
    var picture = ByteBuffer.wrap(picture("png", 10, 10));
    // The header of a PNG: 8 bytes of signature, length, "IHDR", width, height, 5 bytes, checksum.
    picture.putInt(16, 100_000).putInt(20, 100_000);
    var checksum = new CRC32();
    checksum.update(picture.array(), 12, 17);
    picture.putInt(29, (int) checksum.getValue());
    assertThat(inspector.inspect(picture.array()))
        .isInstanceOfSatisfying(
            Finding.NotAllowed.class, refused -> assertThat(refused.words()).contains("像素"));
  }

  @Test
  void makesHugePicturesSmaller() throws IOException {
    var image = kept(picture("png", 6000, 4000));
    assertThat(image.getWidth()).isEqualTo(3000);
    assertThat(image.getHeight()).isEqualTo(2000);
  }

  @Property(tries = 100)
  void neverThrowsWhateverIsBroken(@ForAll int position, @ForAll byte value, @ForAll boolean png)
      throws IOException {
    var picture = png ? picture("png", 30, 30) : photograph(6);
    picture[Math.floorMod(position, picture.length)] = value;
    assertThat(inspector.inspect(picture)).isNotNull();
  }
}
