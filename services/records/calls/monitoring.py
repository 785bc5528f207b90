"""Monitoring on the bus: campaigns, progress, the monthly report."""

from services.common.bus.entrypoints import serve
from services.contracts.records import monitoring
from services.records.monitoring import campaigns, monthly, progress, reminding


class MonitoringCalls:
    """Plans collections and tells how far they are."""

    @serve(monitoring.campaigns)
    def campaigns(self, db, actor, limit, after):
        return campaigns.campaigns(db, actor, limit, after)

    @serve(monitoring.campaign)
    def campaign(self, db, actor, campaign_id):
        return campaigns.campaign(db, actor, campaign_id)

    @serve(monitoring.add_campaign)
    def add_campaign(self, db, actor, **plan):
        return campaigns.add_campaign(db, actor, **plan)

    @serve(monitoring.change_campaign)
    def change_campaign(self, db, actor, **plan):
        return campaigns.change_campaign(db, actor, **plan)

    @serve(monitoring.targets)
    def targets(self, db, actor, campaign_id, limit, after):
        return campaigns.targets(db, actor, campaign_id, limit, after)

    @serve(monitoring.set_targets)
    def set_targets(self, db, actor, campaign_id, targets):
        return campaigns.set_targets(db, actor, campaign_id, targets)

    @serve(monitoring.progress)
    def progress(self, db, actor, **wanted):
        return progress.progress(db, actor, **wanted)

    @serve(monitoring.monthly)
    def monthly(self, db, actor, **wanted):
        return monthly.monthly(db, actor, **wanted)

    @serve(monitoring.remind)
    def remind(self, db, actor, **wanted):
        return reminding.remind(db, actor, **wanted)
