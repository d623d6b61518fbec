import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { Panel } from "#components/incident/panel.tsx";
import { SlackText } from "#components/incident/slack-text.tsx";
import { incidentName } from "#lib/incident/labels.ts";
import { slackMessageOf } from "#lib/incident/slack-message-of.ts";

/** What to tell everybody now. Made from the record on this page: it can be copied when the server is gone. */
export function SlackPanel() {
  const { record } = useIncidentOnPage();
  return (
    <Panel id="slack" title="Slack message">
      <SlackText text={slackMessageOf(record)} fileName={`${incidentName(record.number)}-slack`} />
    </Panel>
  );
}
