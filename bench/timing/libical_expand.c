/* Time libical: parse a file and lay out every VEVENT in a window. Build: cc -O2 libical_expand.c -lical */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static long count;
static void one(icalcomponent *component, struct icaltime_span *span, void *data) {
    (void)component; (void)span; (void)data;
    count++;
}
static double now(void) { return (double)clock() / CLOCKS_PER_SEC * 1000; }

int main(int argc, char **argv) {
    if (argc < 4) return 2;
    FILE *file = fopen(argv[1], "rb");
    if (!file) return 2;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = calloc(1, size + 1);
    if (fread(text, 1, size, file) != (size_t)size) return 2;
    double begin = now();
    icalcomponent *root = icalparser_parse_string(text);
    double parsed = now();
    icaltimezone *utc = icaltimezone_get_utc_timezone();
    icaltimetype from = icaltime_from_timet_with_zone(atol(argv[2]), 0, utc);
    icaltimetype to = icaltime_from_timet_with_zone(atol(argv[3]), 0, utc);
    for (icalcomponent *event = icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT); event;
         event = icalcomponent_get_next_component(root, ICAL_VEVENT_COMPONENT))
        icalcomponent_foreach_recurrence(event, from, to, one, NULL);
    printf("%.1f %.1f %ld\n", parsed - begin, now() - parsed, count);
    return 0;
}
