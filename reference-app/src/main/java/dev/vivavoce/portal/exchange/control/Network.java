package dev.vivavoce.portal.exchange.control;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Whom a limit holds: one IPv4 address, or the /64 of an IPv6 address, of which one household has 2⁶⁴. */
public final class Network {
    private static final int PREFIX = 8;

    private Network() {}

    /** The network of a literal address; whatever is none stands for itself, no name is looked up. */
    public static String of(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length > PREFIX ? HexFormat.of().formatHex(Arrays.copyOf(bytes, PREFIX)) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
