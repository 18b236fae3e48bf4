package org.tongban.server.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Asks by many clients at once, and says how fast it went and whose processors it took. */
final class Load {
  private static final double TICKS_PER_SECOND = 100;

  /** Per second; less than that is the server's own housekeeping. */
  private static final double IDLE_MICROS = 60_000;

  private final long server;
  private final long database;

  /**
   * @param server id of the server's process
   * @param database id of the database's process
   */
  Load(long server, long database) {
    this.server = server;
    this.database = database;
  }

  /** What a client does, once. */
  @FunctionalInterface
  interface Work {
    void once(int client, int number) throws Exception;
  }

  /**
   * How fast something went.
   *
   * @param serverMicros processor time of the server per operation; of that, the just-in-time
   *     compilers'; of the database and of the load generator after it
   */
  record Speed(
      double perSecond,
      int operations,
      double seconds,
      double p50Millis,
      double p99Millis,
      double serverMicros,
      double compilerMicros,
      double databaseMicros,
      double clientMicros) {
    @Override
    public String toString() {
      return "%9.0f/s  n=%-6d %5.2f s  p50 %7.2f ms  p99 %7.2f ms  CPU us/op: server %6.0f (compilers %5.0f) database %6.0f clients %6.0f"
          .formatted(
              perSecond,
              operations,
              seconds,
              p50Millis,
              p99Millis,
              serverMicros,
              compilerMicros,
              databaseMicros,
              clientMicros);
    }
  }

  /** Does the work a number of times, or, with {@code seconds}, for that long at the most. */
  Speed run(int clients, int times, double seconds, Work work)
      throws IOException, InterruptedException {
    var next = new AtomicInteger();
    var failure = new AtomicReference<Exception>();
    var start = new CountDownLatch(1);
    var latencies = new ArrayList<long[]>();
    var counts = new int[clients];
    var threads = new ArrayList<Thread>();
    var end = new long[1];
    for (int i = 0; i < clients; i++) {
      int client = i;
      var own = new long[Math.min(times, 400_000)];
      latencies.add(own);
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      start.await();
                      for (int number = next.getAndIncrement();
                          number < times && failure.get() == null;
                          number = next.getAndIncrement()) {
                        var before = System.nanoTime();
                        if (before > end[0]) {
                          return;
                        }
                        work.once(client, number);
                        own[counts[client]++] = System.nanoTime() - before;
                      }
                    } catch (Exception e) {
                      failure.compareAndSet(null, e);
                    }
                  }));
    }
    var processors = processors();
    var begin = System.nanoTime();
    end[0] = begin + (long) (seconds * 1e9);
    start.countDown();
    for (var thread : threads) {
      thread.join();
    }
    var took = (System.nanoTime() - begin) / 1e9;
    if (failure.get() != null) {
      throw new IllegalStateException("A client failed", failure.get());
    }
    var after = processors();
    int done = Arrays.stream(counts).sum();
    var all = new long[done];
    int at = 0;
    for (int i = 0; i < clients; i++) {
      System.arraycopy(latencies.get(i), 0, all, at, counts[i]);
      at += counts[i];
    }
    Arrays.sort(all);
    return new Speed(
        done / took,
        done,
        took,
        all[done / 2] / 1e6,
        all[done * 99 / 100] / 1e6,
        (after[0] - processors[0]) / done,
        (after[1] - processors[1]) / done,
        (after[2] - processors[2]) / done,
        (after[3] - processors[3]) / done);
  }

  /**
   * Waits until the server, which nobody asks, takes next to no processor time: until its compilers
   * have nothing left to do.
   *
   * @return whether that came within the time
   */
  boolean awaitIdle(int seconds) throws IOException, InterruptedException {
    for (int second = 0; second < seconds; second++) {
      var before = micros(server);
      Thread.sleep(1000);
      if (micros(server) - before < IDLE_MICROS) {
        return true;
      }
    }
    return false;
  }

  /** Microseconds of processor time of server, its compilers, database and this process. */
  private double[] processors() throws IOException {
    return new double[] {
      micros(server),
      compilerMicros(server),
      micros(database),
      micros(ProcessHandle.current().pid())
    };
  }

  /** Of threads that have ended nothing is counted; the compilers' main ones do not end. */
  private static double compilerMicros(long pid) throws IOException {
    double sum = 0;
    try (var threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
      for (var thread : threads) {
        if (Files.readString(thread.resolve("comm")).matches("C[12] Compiler(?s:.*)")) {
          sum += micros(thread);
        }
      }
    }
    return sum;
  }

  private static double micros(long pid) throws IOException {
    return micros(Path.of("/proc/" + pid));
  }

  private static double micros(Path process) throws IOException {
    var text = Files.readString(process.resolve("stat"));
    var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND * 1e6;
  }
}
