/** What an action item can be about, as the runbook's template has its three lines. */
export const ACTION_ITEM_KINDS = ["preventive", "monitoring", "documentation"] as const;

type Kind = (typeof ACTION_ITEM_KINDS)[number];

export const ACTION_ITEM_KIND_TITLES: Readonly<Record<Kind, string>> = {
  preventive: "Preventive measure",
  monitoring: "Monitoring gap to fill",
  documentation: "Documentation to update",
};
