package org.tongban.web.api.appointment;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.parameter.Related;
import biweekly.property.Status;
import biweekly.property.Trigger;
import biweekly.util.Duration;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.Map;
import javax.imageio.ImageIO;
import org.tongban.application.appointment.AppointmentStore.Kept;
import org.tongban.domain.appointment.AppointmentNumber;
import org.tongban.domain.appointment.AppointmentState;

/** What a visitor takes along: the number as a QR code, and an entry for a calendar. */
@Singleton
class VisitPapers {
  private static final int QUIET_MODULES = 4;
  private static final int PNG_PIXELS = 320;
  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xffffff;
  private static final int ALARM_HOURS = 1;

  private final VisitNames names;

  VisitPapers(VisitNames names) {
    this.names = names;
  }

  private static BitMatrix code(AppointmentNumber number, int size) {
    try {
      return new QRCodeWriter()
          .encode(
              number.value(),
              BarcodeFormat.QR_CODE,
              size,
              size,
              Map.of(
                  EncodeHintType.MARGIN,
                  QUIET_MODULES,
                  EncodeHintType.ERROR_CORRECTION,
                  ErrorCorrectionLevel.M));
    } catch (WriterException e) {
      throw new IllegalStateException("An appointment's number fits in a QR code", e);
    }
  }

  /** One module is one unit wide, so that it is sharp in any size. */
  String svg(AppointmentNumber number) {
    var code = code(number, 0);
    var path = new StringBuilder();
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        if (code.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
            .formatted(code.getWidth(), code.getHeight())
        + " shape-rendering=\"crispEdges\"><title>预约号 "
        + number.display()
        + "</title><path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/><path d=\""
            .formatted(code.getWidth(), code.getHeight())
        + path
        + "\"/></svg>";
  }

  byte[] png(AppointmentNumber number) {
    var code = code(number, PNG_PIXELS);
    var image =
        new BufferedImage(code.getWidth(), code.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        image.setRGB(x, y, code.get(x, y) ? BLACK : WHITE);
      }
    }
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  String calendar(Kept kept) {
    var appointment = kept.appointment();
    var visit = appointment.visit();
    var place = visit.group().place();
    var event = new VEvent();
    event.setUid(appointment.id() + "@tongban");
    event.setDateTimeStamp(Date.from(kept.madeAt()));
    event.setSequence(kept.version());
    event.setDateStart(Date.from(visit.time().begin()));
    event.setDateEnd(Date.from(visit.time().end()));
    event.setSummary("政务服务预约：" + names.place(place));
    event.setLocation(names.place(place) + " " + names.address(place));
    event.setDescription(
        names.group(visit.group()) + "，预约号 " + appointment.number().display() + "。请带身份证和材料按时到。");
    event.setStatus(
        switch (appointment.state()) {
          case AppointmentState.Held _, AppointmentState.Offered _ -> Status.tentative();
          case AppointmentState.Booked _,
              AppointmentState.Arrived _,
              AppointmentState.Served _,
              AppointmentState.Missed _ ->
              Status.confirmed();
          case AppointmentState.Cancelled _ -> Status.cancelled();
        });
    var before = Duration.builder().prior(true).hours(ALARM_HOURS).build();
    event.addAlarm(VAlarm.display(new Trigger(before, Related.START), "预约快到时间了"));
    var calendar = new ICalendar();
    calendar.setProductId("-//Tongban//Appointments//ZH");
    calendar.addEvent(event);
    return Biweekly.write(calendar).go();
  }
}
