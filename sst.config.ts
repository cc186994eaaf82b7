/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  async app(input) {
    // What is thrown here SST calls unexpected, and hides; what `run` throws it shows, and that reads the settings as well.
    const { region } = await import("./settings.ts").then(
      ({ settings }) => settings,
      (error) => (error.region ? error : Promise.reject(error)),
    );
    return {
      name: "frontdesk",
      home: "aws",
      removal: input?.stage === "production" ? "retain" : "remove",
      protect: input?.stage === "production",
      providers: { aws: { region } },
    };
  },
  async run() {
    // What is wrong is told before anything is made, as an error that Pulumi shows without a stack.
    const { instanceId, leftToOwner, lookUpInstance } = await import("./stacks/instance.ts").catch(shown);
    await lookUpInstance().catch(shown);
    const { onlyWhatIsSaid } = await import("./stacks/roles.ts");
    onlyWhatIsSaid();
    const { invokeFromThisAccount } = await import("./stacks/invocations.ts");
    invokeFromThisAccount();
    const { keepFilesInProduction } = await import("./stacks/kept.ts");
    keepFilesInProduction();
    const { goesWithInstance } = await import("./stacks/in-instance.ts");
    goesWithInstance();
    const { people } = await import("./stacks/people.ts");
    const { hierarchy } = await import("./stacks/hierarchy.ts");
    const { recordings, recordingsKey } = await import("./stacks/recordings.ts");
    const { streams } = await import("./stacks/streams.ts");
    const { origins } = await import("./stacks/origins.ts");
    const { claimedNumbers } = await import("./stacks/numbers.ts");
    const { storage } = await import("./stacks/storage.ts");
    const { notices } = await import("./stacks/notices.ts");
    const { directoryKey } = await import("./stacks/directory-key.ts");
    const { addresses } = await import("./stacks/addresses.ts");
    const { agents } = await import("./stacks/agents.ts");
    const { agentsExport } = await import("./stacks/agents-export.ts");
    const { templates } = await import("./stacks/templates.ts");
    const { callers } = await import("./stacks/callers.ts");
    const { instances } = await import("./stacks/instances.ts");
    const { liveAgents } = await import("./stacks/live-agents.ts");
    const { pins } = await import("./stacks/pins.ts");
    const { emergency } = await import("./stacks/emergency.ts");
    const { alerts } = await import("./stacks/alerts.ts");
    const { passwords } = await import("./stacks/passwords.ts");
    const { passwordAlerts } = await import("./stacks/password-alerts.ts");
    const { flows } = await import("./stacks/flows.ts");
    const { operators } = await import("./stacks/operators.ts");
    const agentsOfLine = liveAgents();
    people(agentsOfLine);
    hierarchy();
    const ofRecordings = recordingsKey();
    const recorded = recordings(ofRecordings);
    streams(ofRecordings);
    origins();
    const numbers = claimedNumbers();
    const store = storage();
    const told = notices(store);
    const secret = directoryKey();
    const looked = addresses(secret);
    const bulk = agents(store, told, looked);
    const { exporting } = agentsExport(store);
    templates(store);
    const known = callers(store);
    const proofs = pins(store, known);
    const states = emergency(store, known, proofs);
    const rooms = { callers: known, pins: proofs, emergency: states };
    const alerted = alerts(store, rooms);
    const resets = passwords(store, proofs, secret);
    const resetAlerts = passwordAlerts(store, resets);
    const operated = instances(known);
    const { main, authentication, update, demo, administration } = flows({
      ...{ ...rooms, passwords: resets },
      ...{ instances: operated, liveAgents: agentsOfLine, numbers },
    });
    const watched = operators(store, {
      agents: { ...bulk, exporting, addresses: looked },
      mainLine: { callers: known, instances: operated, main, queue: agentsOfLine.queues.MainLine },
      emergency: { pins: proofs, emergency: states, authentication, update, demo, alerts: alerted },
      passwords: resets && administration && { passwords: resets, administration, alerts: resetAlerts },
    });
    return {
      ...{ instance: instanceId(), left: leftToOwner(), claimed: numbers.told, recordings: recorded?.name },
      ...{ bucket: store.bucket.name, ledger: store.ledger.name, queue: bulk.queue.url },
      ...{ topic: told.topic.arn, export: exporting.name, operators: watched.topic.arn },
      ...{ callers: known.table.name, mainLine: main.contactFlowId },
      ...{ emergencies: states.table.name, alerts: alerted.topic.arn },
      ...(resets && {
        ...{
          directoryKey: resets.alias.name,
          resetAttempts: resets.table.name,
          bot: resets.bots.UserAdministration.arn,
        },
        ...{ userAdministration: administration?.contactFlowId, passwordAlerts: resetAlerts?.topic.arn },
      }),
      ...{ emergencyAuthentication: authentication.contactFlowId, emergencyDemo: demo.contactFlowId },
    };
  },
});

function shown({ message }: Error): never {
  throw new $util.RunError(message);
}
