package org.tongban.web.api.queue;

import io.micronaut.http.sse.Event;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.tongban.application.queue.HallNow;
import org.tongban.application.queue.TakeTicket;
import org.tongban.application.queue.WatchQueue;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.TicketId;
import org.tongban.web.api.LiveConnection;
import org.tongban.web.api.LiveTicks;
import org.tongban.web.api.OpenConnections;
import org.tongban.web.api.casework.LiveConfiguration;
import reactor.core.publisher.Flux;

/**
 * Tells boards, callers and ticket holders when something happens in their hall. Each event is the
 * whole of what is to be seen, so that nothing has to be caught up with. One thread asks for all
 * halls that somebody looks at how often they changed; a hall that did is read once for all who
 * look at it. A listener costs a connection and no thread.
 */
@Singleton
class LiveHalls {
  static final String QUEUE = "queue";
  static final String TICKET = "ticket";

  private static final int MOST_UNREAD = 16;

  private final WatchQueue watchQueue;
  private final TakeTicket takeTicket;
  private final LiveConfiguration cadence;
  private final Map<UnitCode, Room> rooms = new ConcurrentHashMap<>();
  private final OpenConnections<String> connections;
  private final LiveTicks ticks = new LiveTicks("halls");

  LiveHalls(
      WatchQueue watchQueue,
      TakeTicket takeTicket,
      LiveConfiguration cadence,
      HallLiveConfiguration configuration) {
    this.watchQueue = watchQueue;
    this.takeTicket = takeTicket;
    this.cadence = cadence;
    this.connections =
        new OpenConnections<>(configuration.getConnections(), configuration.getPerAddress());
  }

  /**
   * Somebody who looks at a hall.
   *
   * @param now the hall as it was just read
   * @param known the version of what they show; -1 for nothing
   */
  record Wish(String address, HallNow now, long known) {}

  /** The hall as everybody sees it, whenever it changes; empty if too many listen already. */
  Optional<Flux<Event<Object>>> board(Wish wish) {
    return follow(wish, QUEUE, told -> Optional.of(told.board()));
  }

  /** The ticket as its holder sees it, whenever that changes; empty if too many listen already. */
  Optional<Flux<Event<Object>>> ticket(Wish wish, TicketId id) {
    return follow(wish, TICKET, told -> told.ticket(id, takeTicket));
  }

  /** A hall as it is told, and what everybody there is told alike. */
  private record Told(HallNow now, QueueResponse board) {
    static Told of(HallNow now) {
      return new Told(now, QueueResponse.of(now));
    }

    Optional<Object> ticket(TicketId id, TakeTicket tickets) {
      return now.tickets().stream()
          .filter(one -> one.id().equals(id))
          .findFirst()
          .map(
              one ->
                  new TakeTicket.Shown(
                      one,
                      now.hall().name(),
                      now.nameOf(one.group()),
                      one.window().map(now::nameOf).orElse(""),
                      now.waitOf(id),
                      now.version()))
          .or(() -> tickets.find(id))
          .map(TicketResponse::of);
    }
  }

  private Optional<Flux<Event<Object>>> follow(
      Wish wish, String name, Function<Told, Optional<Object>> look) {
    if (!connections.admitted(wish.address())) {
      return Optional.empty();
    }
    var hall = wish.now().hall().code();
    var listener = new Listener(wish.address(), hall, name, look);
    var room =
        rooms.compute(
            hall,
            (_, there) -> {
              var one = there == null ? new Room(wish.now().version()) : there;
              one.listeners.add(listener);
              return one;
            });
    ticks.start(
        cadence.getPolling(), this::lookForChanges, cadence.getHeartbeat(), this::giveSignsOfLife);
    tell(
        listener,
        Event.<Object>of(QueueResponse.HeartbeatResponse.NOTHING)
            .name(LiveConnection.HEARTBEAT)
            .retry(LiveConnection.RETRY));
    if (wish.known() == wish.now().version()) {
      look.apply(Told.of(wish.now())).ifPresent(shown -> listener.last = shown);
    } else {
      bringUpToDate(listener, Told.of(wish.now()));
    }
    if (room.version > wish.now().version()) {
      ask(hall, room);
    }
    return Optional.of(listener.told().doFinally(_ -> leave(listener)));
  }

  private void leave(Listener listener) {
    if (listener.leaves()) {
      rooms.computeIfPresent(
          listener.hall,
          (_, room) -> {
            room.listeners.remove(listener);
            return room.listeners.isEmpty() ? null : room;
          });
      connections.closed(listener.address);
    }
  }

  private void lookForChanges() {
    if (rooms.isEmpty()) {
      return;
    }
    watchQueue
        .changes(Set.copyOf(rooms.keySet()))
        .forEach(
            (hall, version) -> {
              var room = rooms.get(hall);
              if (room != null && version > room.version) {
                ask(hall, room);
              }
            });
  }

  /** Estimates go on with time, although nothing happens. */
  private void giveSignsOfLife() {
    rooms.forEach(
        (hall, room) -> {
          room.listeners.forEach(
              listener ->
                  tell(
                      listener,
                      Event.<Object>of(QueueResponse.HeartbeatResponse.NOTHING)
                          .name(LiveConnection.HEARTBEAT)));
          ask(hall, room);
        });
  }

  /** Has a reader read the hall; several wishes become one. */
  private void ask(UnitCode hall, Room room) {
    ticks.read(room.asked, () -> read(hall, room));
  }

  private void read(UnitCode hall, Room room) {
    synchronized (room) {
      var now = watchQueue.hall(hall);
      if (now.isEmpty()) {
        room.listeners.forEach(this::end);
        return;
      }
      var told = Told.of(now.get());
      room.version = Math.max(room.version, now.get().version());
      room.listeners.forEach(listener -> bringUpToDate(listener, told));
    }
  }

  private void bringUpToDate(Listener listener, Told told) {
    synchronized (listener.looking) {
      if (told.now().version() < listener.version) {
        return;
      }
      listener.version = told.now().version();
      var shown = listener.look.apply(told);
      if (shown.isEmpty()) {
        end(listener);
      } else if (!shown.get().equals(listener.last)) {
        listener.last = shown.get();
        tell(
            listener,
            Event.of(shown.get()).name(listener.name).id(Long.toString(told.now().version())));
      }
    }
  }

  /** Whoever does not read what they are told is cut off, and may come back. */
  private void tell(Listener listener, Event<Object> event) {
    if (!listener.emitted(event)) {
      end(listener);
    }
  }

  private void end(Listener listener) {
    listener.complete();
    leave(listener);
  }

  /** Ends all connections; clients come back, to another instance or to this one later. */
  @PreDestroy
  void stop() {
    ticks.stop();
    rooms.values().forEach(room -> room.listeners.forEach(this::end));
  }

  /** All who look at one hall. */
  private static final class Room {
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile long version;

    Room(long version) {
      this.version = version;
    }
  }

  /** A connection. */
  private static final class Listener extends LiveConnection<Object> {
    private final String address;
    private final UnitCode hall;
    private final String name;
    private final Function<Told, Optional<Object>> look;
    private final Object looking = new Object();
    private long version = -1;
    private volatile Object last;

    Listener(String address, UnitCode hall, String name, Function<Told, Optional<Object>> look) {
      super(MOST_UNREAD);
      this.address = address;
      this.hall = hall;
      this.name = name;
      this.look = look;
    }
  }
}
