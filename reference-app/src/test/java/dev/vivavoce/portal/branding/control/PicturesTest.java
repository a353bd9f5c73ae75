package dev.vivavoce.portal.branding.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vivavoce.portal.branding.entity.Branding.Logo;
import dev.vivavoce.portal.exchange.control.Problem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PicturesTest {
    private static final String OPEN = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40'>";

    private static String safe(String svg) {
        Logo logo = Pictures.safe("image/svg+xml", svg.getBytes(StandardCharsets.UTF_8));
        return new String(logo.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void keeps_what_a_logo_is_made_of() {
        String kept = safe(OPEN
                + "<title>A &amp; B</title><defs><linearGradient id='g'><stop offset='0' stop-color='#fff'/></linearGradient></defs>"
                + "<g transform='translate(1,2) rotate(3)'><rect width='40' height='40' rx='9' fill='url(#g)'/>"
                + "<path d='M10 29V11l20 18V11' fill='none' stroke='rgb(1, 2, 3)'/></g></svg>");

        assertThat(kept)
                .contains("viewBox=\"0 0 40 40\"")
                .contains("translate(1,2) rotate(3)")
                .contains("fill=\"url(#g)\"")
                .contains("M10 29V11l20 18V11")
                .contains("rgb(1, 2, 3)")
                .contains("A &amp; B");
        assertThat(safe(kept)).isEqualTo(kept);
    }

    @Test
    void drops_whatever_could_run_load_link_or_style() {
        List<String> hostile = List.of(
                "<script>alert(1)</script>",
                "<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
                "<rect onload='alert(1)' width='1'/>",
                "<a href='javascript:alert(1)'><rect/></a>",
                "<image href='https://evil.example/x.png'/>",
                "<use href='https://evil.example/x.svg#a'/>",
                "<rect fill='url(https://evil.example/x)'/>",
                "<rect fill=\"url('javascript:alert(1)')\"/>",
                "<rect style='background:url(https://evil.example)'/>",
                "<style>@import 'https://evil.example';</style>",
                "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><img src='x' onerror='alert(1)'/></body></foreignObject>",
                "<animate attributeName='href' values='javascript:alert(1)'/>",
                "<set attributeName='onload' to='alert(1)'/>",
                "<x:script xmlns:x='http://www.w3.org/2000/svg'>alert(1)</x:script>",
                "<?xml-stylesheet href='https://evil.example'?>",
                "<!-- alert(1) -->");

        assertThat(hostile).allSatisfy(part -> assertThat(safe(OPEN + part + "</svg>"))
                .doesNotContain("alert")
                .doesNotContain("evil")
                .doesNotContain("script"));
    }

    @Test
    void refuses_what_is_no_picture() throws IOException {
        List<String> wrong = List.of(
                "",
                "nothing",
                "<html/>",
                "<svg/>",
                OPEN,
                "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + OPEN + "<title>&x;</title></svg>",
                OPEN + "<g/>".repeat(6_000) + "</svg>");
        assertThat(wrong)
                .allSatisfy(svg -> assertThatExceptionOfType(Problem.class).isThrownBy(() -> safe(svg)));
        byte[] large = png(2_100, 1);
        for (byte[] bytes : List.of(new byte[0], new byte[] {1, 2, 3}, Arrays.copyOf(png(9, 9), 40), large)) {
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> Pictures.safe("image/png", bytes));
        }
    }

    @Test
    void takes_a_long_list_of_transformations_for_what_it_is() {
        String many = "rotate(1) ".repeat(20_000);

        assertThat(safe(OPEN + "<g transform='" + many + "'/></svg>")).contains("rotate(1) rotate(1)");
        assertThat(safe(OPEN + "<g transform='" + many + "url(x)'/></svg>")).doesNotContain("rotate");
    }

    @Test
    void of_a_png_only_the_pixels_remain() throws IOException {
        byte[] given = png(12, 7);
        byte[] longer = Arrays.copyOf(given, given.length + 5);

        byte[] kept = Pictures.safe("image/png", longer).bytes();

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(image.getWidth()).isEqualTo(12);
        assertThat(image.getRGB(3, 3)).isEqualTo(0xff123456);
        assertThat(kept.length).isLessThan(longer.length);
    }

    private static byte[] png(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, 0x123456);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
