package org.tongban.application.seal;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.tongban.application.paper.SamplePapers;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.seal.Seal;
import org.tongban.domain.seal.SealId;
import org.tongban.domain.seal.SealKind;
import org.tongban.domain.seal.SealRegistration;

/** Invented seals for tests. */
public final class SealSamples {
  /** Who registers them. */
  public static final ActorId REGISTRAR = new ActorId(SamplePapers.id());

  /** Who takes them into use. */
  public static final ActorId APPROVER = new ActorId(SamplePapers.id());

  private static final Instant AT = Instant.parse("2026-01-05T01:02:03.123456Z");

  private SealSamples() {}

  /** What was registered of a seal that is valid for the year 2026. */
  public static SealRegistration registration(UnitCode unit, SealKind kind, boolean drawn) {
    return new SealRegistration(
        new SealId(SamplePapers.id()),
        unit,
        kind,
        "测试市民政局",
        42,
        LocalDate.of(2026, 1, 1),
        Optional.of(LocalDate.of(2026, 12, 31)),
        drawn,
        REGISTRAR,
        AT);
  }

  /** A drawn seal in use, for whatever a unit handles. */
  public static Seal.InUse drawn(UnitCode unit) {
    return drawn(unit, SealKind.HANDLING);
  }

  /** A drawn seal in use. */
  public static Seal.InUse drawn(UnitCode unit, SealKind kind) {
    return new Seal.InUse(registration(unit, kind, true), new Seal.Act(APPROVER, AT));
  }

  /** A ring of that colour on a ground of that one, as a PNG of that many pixels a side. */
  public static byte[] picture(int side, Color ring, Color ground) {
    var image =
        new BufferedImage(
            side,
            side,
            ground.getAlpha() == 255 ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
    var canvas = image.createGraphics();
    canvas.setColor(ground);
    canvas.fillRect(0, 0, side, side);
    canvas.setColor(ring);
    canvas.setStroke(new BasicStroke(side / 20f));
    canvas.drawOval(side / 10, side / 10, side * 4 / 5, side * 4 / 5);
    canvas.fillOval(side * 2 / 5, side * 2 / 5, side / 5, side / 5);
    canvas.dispose();
    var output = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return output.toByteArray();
  }

  /** A picture that can be used. */
  public static byte[] picture() {
    return picture(500, Color.RED, new Color(0, 0, 0, 0));
  }
}
