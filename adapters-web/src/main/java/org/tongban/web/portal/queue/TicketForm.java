package org.tongban.web.portal.queue;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.queue.TakeTicket;
import org.tongban.application.queue.TakeTicket.Taking;
import org.tongban.domain.appointment.AppointmentNumber;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.Priority;
import org.tongban.domain.queue.Ticket;
import org.tongban.web.portal.Form;

/** Taking tickets and checking in, as the pages of phones and kiosks ask for it. */
@Singleton
class TicketForm {
  private final TakeTicket takeTicket;

  TicketForm(TakeTicket takeTicket) {
    this.takeTicket = takeTicket;
  }

  /** Takes a ticket for what was chosen; empty if it can't be, which is noted. */
  Optional<Ticket> take(Caller caller, UnitCode hall, Form form) {
    var group = form.required("group", "请选择要办的业务。", ServiceGroupCode::new);
    var priorities = EnumSet.noneOf(Priority.class);
    for (var name : form.chosen("priority")) {
      for (var priority : Priority.values()) {
        if (priority.name().equals(name)) {
          priorities.add(priority);
        }
      }
    }
    return group.flatMap(
        code ->
            taken(
                takeTicket.take(caller, new TakeTicket.Wish(hall, code, priorities)),
                form,
                "group"));
  }

  /** Checks in with the number that was typed or scanned; empty if it can't be, which is noted. */
  Optional<Ticket> checkIn(Caller caller, UnitCode hall, Form form) {
    var number =
        form.required(
            "number",
            "请输入预约号，或扫描预约二维码。",
            typed ->
                AppointmentNumber.parse(typed)
                    .orElseThrow(() -> new IllegalArgumentException("预约号不正确，请对照预约短信或二维码核对。")));
    return number.flatMap(one -> taken(takeTicket.checkIn(caller, hall, one), form, "number"));
  }

  private static Optional<Ticket> taken(Taking taking, Form form, String field) {
    return switch (taking) {
      case Taking.Taken(var shown) -> Optional.of(shown.ticket());
      case Taking.Absent() -> {
        form.wrong(field, "这里没有这项业务，请重新选择。");
        yield Optional.empty();
      }
      case Taking.NotAllowed(var words) -> {
        form.wrong(field, words);
        yield Optional.empty();
      }
    };
  }
}
