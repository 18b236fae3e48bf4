package org.tongban.application.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** What of an address attempts are counted by. */
final class ClientNetwork {
  private static final int PREFIX_BYTES = 8;

  private ClientNetwork() {}

  /** The address itself; of IPv6 the first 64 bits, since one customer has all of the rest. */
  static String of(String address) {
    try {
      var literal = InetAddress.ofLiteral(address);
      return literal instanceof Inet6Address
          ? HexFormat.of().formatHex(literal.getAddress(), 0, PREFIX_BYTES)
          : literal.getHostAddress();
    } catch (IllegalArgumentException _) {
      return address;
    }
  }
}
