package dev.vivavoce.bank;

import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.question.Skill;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A kind of job, such as "Registered Nurse".
 *
 * @param id stable, such as {@code registered-nurse}
 * @param name for people
 * @param family the family of jobs it belongs to, such as "Health"
 * @param isco08 unit group of the International Standard Classification of Occupations 2008, four digits
 * @param onetSoc O*NET-SOC 2019 code, such as {@code 29-1141.00}
 * @param titles what postings call it
 * @param seniorities those in which the job is usual
 * @param formats ids of the interview formats that fit the job
 * @param profile what good looks like, a sentence each
 * @param skills what the job asks for, with weights 1 to 5
 * @param competencies what the job asks for, with weights 1 to 5
 */
public record Category(
        String id,
        String name,
        String family,
        String isco08,
        String onetSoc,
        List<String> titles,
        List<Seniority> seniorities,
        List<String> formats,
        List<String> profile,
        Map<Skill, Integer> skills,
        Map<Competency, Integer> competencies) {
    public Category {
        titles = List.copyOf(titles);
        seniorities = List.copyOf(seniorities);
        formats = List.copyOf(formats);
        profile = List.copyOf(profile);
        skills = Collections.unmodifiableMap(new LinkedHashMap<>(skills));
        competencies = Collections.unmodifiableMap(new LinkedHashMap<>(competencies));
    }
}
