"""Monitoring on the bus: campaigns, progress, the monthly report."""

from services.common.bus.entrypoints import serve
from services.contracts.records import monitoring
from services.records.monitoring import campaigns as campaign_acts
from services.records.monitoring import monthly, progress, reminding_laggards


class MonitoringCalls:
    """Plans collections and tells how far they are."""

    campaigns = serve(monitoring.campaigns, campaign_acts.campaigns)
    campaign = serve(monitoring.campaign, campaign_acts.campaign)
    add_campaign = serve(monitoring.add_campaign, campaign_acts.add_campaign)
    change_campaign = serve(monitoring.change_campaign, campaign_acts.change_campaign)
    targets = serve(monitoring.targets, campaign_acts.targets)
    set_targets = serve(monitoring.set_targets, campaign_acts.set_targets)
    progress = serve(monitoring.progress, progress.progress)
    monthly = serve(monitoring.monthly, monthly.monthly)
    remind = serve(monitoring.remind, reminding_laggards.remind)
