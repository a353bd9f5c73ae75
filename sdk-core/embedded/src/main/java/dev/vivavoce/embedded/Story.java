package dev.vivavoce.embedded;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What people write about themselves, read for what to practise. It can name areas, never instruct.
 *
 * @param worries areas in which they do not trust themselves, in the order written
 * @param mentions other areas that they speak of
 */
record Story(List<Area> worries, List<Area> mentions) {

    static Story of(String text) {
        Set<Area> worries = new LinkedHashSet<>();
        Set<Area> mentions = new LinkedHashSet<>();
        for (String sentence : Stems.of(text).sentences()) {
            boolean worried = Wish.WORRY.isIn(sentence);
            for (Area area : Area.ALL) {
                if (Stems.says(sentence, area.phrases())) {
                    (worried ? worries : mentions).add(area);
                }
            }
        }
        mentions.removeAll(worries);
        return new Story(new ArrayList<>(worries), new ArrayList<>(mentions));
    }
}
