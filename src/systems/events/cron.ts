/**
 * Schedules of Event Notifications' periodic timer: five fields, in UTC. The service counts weekdays from 1, Sunday, and
 * months from 0, January, which nobody else does: in these two fields only names say the same everywhere.
 * Source: IBM Cloud documentation, "Periodic Timer" of Event Notifications.
 */
export interface Cron {
  /** Times at which it fires within an hour that it fires in. */
  readonly minutes: readonly number[];
  /** Longest time between two days on which it fires. */
  readonly longestGapDays: number;
}

const names = /^(?:[A-Z]{3}(?:-[A-Z]{3})?)(?:,[A-Z]{3}(?:-[A-Z]{3})?)*$/;
const weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** The schedule, or why it is none. */
export function parseCron(expression: string): Cron | string {
  const fields = expression.trim().split(/\s+/);
  const [minute = "", hour = "", dayOfMonth = "", month = "", weekday = ""] = fields;
  if (fields.length !== 5) return `expected five fields, got ${fields.length}`;
  const minutes = numbers(minute, 0, 59);
  if (!minutes) return `invalid minute: ${minute}`;
  if (!numbers(hour, 0, 23)) return `invalid hour: ${hour}`;
  if (month !== "*") return `invalid month: ${month}; only * has the same meaning everywhere`;
  const days = dayOfMonth === "?" ? numbers("*", 1, 31) : numbers(dayOfMonth, 1, 31);
  if (!days) return `invalid day of month: ${dayOfMonth}`;
  const every = weekday === "*" || weekday === "?";
  if (!every && (!names.test(weekday) || weekday.split(/[,-]/).some((day) => !weekdays.includes(day))))
    return `invalid day of week: ${weekday}; use SUN to SAT, because the service counts Sunday as 1`;
  if (!every && days.length < 31) return "both day of month and day of week are set; set only one";
  return { minutes, longestGapDays: every ? longestGap(days) : 7 };
}

/** The numbers that a field stands for. */
function numbers(field: string, least: number, most: number): readonly number[] | undefined {
  const found = new Set<number>();
  for (const part of field.split(",")) {
    const match = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part);
    if (!match) return undefined;
    const [, first, last, step] = match;
    const from = first === undefined ? least : Number(first);
    const to = last !== undefined ? Number(last) : first !== undefined && step === undefined ? from : most;
    const by = step === undefined ? 1 : Number(step);
    if (from < least || to > most || from > to || by < 1) return undefined;
    for (let number = from; number <= to; number += by) found.add(number);
  }
  return [...found].sort((a, b) => a - b);
}

/** Days between the days of a month that are furthest apart, over the end of a month of 31. */
function longestGap(days: readonly number[]): number {
  return Math.max(...days.map((day, index) => (days[index + 1] ?? 31 + (days[0] ?? 31)) - day));
}
