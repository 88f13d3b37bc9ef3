const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;

/** Every bound of the room; units last. */
export const ACCESS_LIMITS = {
  /** A login must come back from the provider within this time. */
  login_pending_s_max: 15 * MINUTE_S,
  provider_answer_s_max: 5,
  /** After a failed discovery the provider is not asked again for a while, so that an outage costs nothing. */
  provider_retry_s: 5,
  provider_metadata_s_max: 24 * HOUR_S,
  return_path_chars_max: 500,

  session_idle_s: { citizen: 30 * MINUTE_S, agent: 15 * MINUTE_S, admin: 15 * MINUTE_S },
  session_total_s: { citizen: 12 * HOUR_S, agent: 12 * HOUR_S, admin: 8 * HOUR_S },
  /** The warning before the idle end; WCAG 2.2.1 asks for at least 20 s. */
  session_warning_s: 2 * MINUTE_S,
  session_cache_ms_max: 3_000,
  session_cache_entries_max: 20_000,
  /** The idle clock is written at most this often. */
  session_touch_s: 30,

  link_life_s: 15 * MINUTE_S,
  links_per_address_per_h: 5,
  links_per_range_per_h: 60,
  link_uses_per_range_per_h: 120,
  email_chars_max: 254,

  /** Tries of the first administrator's word. */
  enrolments_per_actor_per_h: 5,
  enrolments_per_range_per_h: 20,
  grants_per_page_max: 50,
  grant_territories_max: 100,
  grant_reason_chars_min: 10,
  grant_reason_chars_max: 500,
  glass_remark_chars_min: 10,
  glass_remark_chars_max: 1_000,
  glass_reviewed_shown_max: 50,

  audit_dossiers_per_row_max: 1_000,
  /** CNIL, délibération 2021-122: logs of access are kept six months to a year. */
  audit_kept_days: 365,
  /** An identity that nobody used for thirteen months is erased. */
  identity_kept_days: 396,
  looks_per_page_max: 100,
  audit_seal_delay_ms: 10 * MINUTE_S * 1_000,

  glass_minutes_max: 60,
  glass_explanation_chars_min: 20,
  glass_explanation_chars_max: 2_000,
  glass_review_working_days: 2,
  glass_per_agent_per_week_alarm: 3,
} as const;
