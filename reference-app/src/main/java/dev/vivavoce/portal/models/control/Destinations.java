package dev.vivavoce.portal.models.control;

import dev.vivavoce.portal.tenancy.control.Hosts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which addresses of a tenant's choice this server calls: public ones, by https. Otherwise whoever configures a model could have the server
 * knock at doors that only it can reach. The operator may list hosts, as {@code host} or {@code host:port}, that may be anywhere, and by http.
 */
@ApplicationScoped
public class Destinations {
    /** A block of addresses that are not the internet's. */
    private record Block(int first, int bits) {
        static Block of(int a, int b, int c, int bits) {
            return new Block(a << 24 | b << 16 | c << 8, bits);
        }

        boolean holds(int address) {
            return (address ^ first) >>> (32 - bits) == 0;
        }
    }

    /** Of the registry of RFC 6890, with multicast and what is above it. */
    private static final List<Block> SPECIAL = List.of(
            Block.of(0, 0, 0, 8),
            Block.of(10, 0, 0, 8),
            Block.of(100, 64, 0, 10),
            Block.of(127, 0, 0, 8),
            Block.of(169, 254, 0, 16),
            Block.of(172, 16, 0, 12),
            Block.of(192, 0, 0, 24),
            Block.of(192, 0, 2, 24),
            Block.of(192, 88, 99, 24),
            Block.of(192, 168, 0, 16),
            Block.of(198, 18, 0, 15),
            Block.of(198, 51, 100, 24),
            Block.of(203, 0, 113, 24),
            Block.of(224, 0, 0, 3));

    private Set<String> listed = Set.of();

    /** For the container. */
    protected Destinations() {}

    @Inject
    Destinations(@ConfigProperty(name = "models.trusted.hosts") Optional<List<String>> hosts) {
        this.listed = hosts.orElse(List.of()).stream()
                .map(String::strip)
                .map(Hosts::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Why that address is not called; nothing where it is. It looks the host up, which may take seconds. */
    public Optional<String> objection(String baseUrl) {
        URI address;
        try {
            address = new URI(baseUrl);
        } catch (URISyntaxException e) {
            return Optional.of("is no address");
        }
        String host = address.getHost();
        if (host == null
                || address.getUserInfo() != null
                || address.getQuery() != null
                || address.getFragment() != null) {
            return Optional.of("must be an address such as https://host/v1, with no user, query or fragment");
        }
        String name = Hosts.name(host);
        boolean isListed = listed.contains(name) || listed.contains(name + ":" + address.getPort());
        if (!"https".equals(address.getScheme()) && !(isListed && "http".equals(address.getScheme()))) {
            return Optional.of("must begin with https://");
        }
        return isListed ? Optional.empty() : objectionToHost(name);
    }

    private static Optional<String> objectionToHost(String host) {
        try {
            for (InetAddress found : InetAddress.getAllByName(host)) {
                if (!isPublic(found)) {
                    return Optional.of("leads to no public address");
                }
            }
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("names a host that is not known");
        }
    }

    /** Of version 6 only the global unicast addresses, and none of those that hold one of version 4. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = word(bytes, 0);
        if (address instanceof Inet4Address) {
            return SPECIAL.stream().noneMatch(block -> block.holds(first));
        }
        boolean isGlobal = first >>> 29 == 1;
        boolean isTunnel = first >>> 16 == 0x2002 || first >>> 9 == 0x2001_0000 >>> 9;
        boolean isForBooks = first == 0x2001_0db8;
        return isGlobal && !isTunnel && !isForBooks;
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | (bytes[at + 3] & 0xff);
    }
}
