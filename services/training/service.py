"""The training service on the bus: rules of credits, projects, who is in them, what it brought, what was credited."""

from functools import partial

from services.common import prints
from services.common.bus.entrypoints import react, serve, serve_in_steps
from services.common.copies import known_teachers
from services.common.processes.operations import Operations
from services.contracts import training, verifying
from services.contracts.identity import orgs
from services.contracts.records import teacher_copies
from services.contracts.review import cases as cases_contract
from services.contracts.training import accounts as account_calls
from services.contracts.training import claims as claim_calls
from services.contracts.training import cycles as cycle_calls
from services.contracts.training import enrolments as enrolment_calls
from services.contracts.training import national as national_calls
from services.contracts.training import overviews as overview_calls
from services.contracts.training import papers as paper_calls
from services.contracts.training import projects as project_calls
from services.contracts.training import result_books as book_calls
from services.contracts.training import results as result_calls
from services.contracts.training import rule_trials as trial_calls
from services.contracts.training import rules as rule_calls
from services.training import org_news
from services.training.accounts import viewing as account_viewing
from services.training.claims import cases as claim_cases
from services.training.claims import choices as claim_choosing
from services.training.claims import entering as claiming
from services.training.claims import lists as claim_lists
from services.training.claims import viewing as claim_viewing
from services.training.confirming import correcting, received
from services.training.confirming import deciding as confirming
from services.training.confirming import lists as result_lists
from services.training.cycles import closing
from services.training.enrolments import calling, enrolling, leaving
from services.training.enrolments import lists as enrolment_lists
from services.training.national import arriving, reconciling, sending
from services.training.overviews import counting, of_school, statistics, territory
from services.training.printing import certificates, plan, sign_in, statement
from services.training.projects import cases as project_cases
from services.training.projects import lists as project_lists
from services.training.projects import quotas, registering
from services.training.projects import viewing as project_viewing
from services.training.result_books import actions as result_books
from services.training.results import entering
from services.training.rules import choices as project_choosing
from services.training.rules import deciding, drafting, viewing
from services.training.rules import lists as rule_lists
from services.training.rules.trials import trying


class TrainingService(Operations):
    """Keeps rules of credits, projects, their people and results, credits; its copies of teachers and organisations."""

    name = training.NAME

    rules = serve(rule_calls.rules, rule_lists.rules)
    rule = serve(rule_calls.rule, viewing.rule)
    rule_difference = serve(rule_calls.rule_difference, viewing.rule_difference)
    check_rule = serve(rule_calls.check_rule, viewing.check_rule)
    rule_samples = serve(rule_calls.rule_samples, viewing.rule_samples)
    start_rule = serve(rule_calls.start_rule, drafting.start_rule)
    save_rule = serve(rule_calls.save_rule, drafting.save_rule)
    discard_rule = serve(rule_calls.discard_rule, drafting.discard_rule)
    hand_in_rule = serve(rule_calls.hand_in_rule, drafting.hand_in_rule)
    return_rule = serve(rule_calls.return_rule, deciding.return_rule)
    publish_rule = serve(rule_calls.publish_rule, deciding.publish_rule)
    revoke_rule = serve(rule_calls.revoke_rule, deciding.revoke_rule)
    end_rule = serve(rule_calls.end_rule, deciding.end_rule)
    start_rule_trial = serve(trial_calls.start_rule_trial, trying.start_rule_trial)
    rule_trials = serve(trial_calls.rule_trials, trying.rule_trials)
    rule_trial = serve(trial_calls.rule_trial, trying.rule_trial)
    rule_trial_people = serve(trial_calls.rule_trial_people, trying.rule_trial_people)
    rule_trial_way = serve(trial_calls.rule_trial_way, trying.rule_trial_way)

    register_project = serve(project_calls.register_project, registering.register_project)
    change_project = serve(project_calls.change_project, registering.change_project)
    publish_project = serve(project_calls.publish_project, registering.publish_project)
    cancel_project = serve(project_calls.cancel_project, registering.cancel_project)
    set_quotas = serve(project_calls.set_quotas, quotas.set_quotas)
    divide_quotas = serve(project_calls.divide_quotas, quotas.divide_quotas)
    projects = serve(project_calls.projects, project_lists.projects)
    project_counts = serve(project_calls.project_counts, project_lists.project_counts)
    project = serve(project_calls.project, project_viewing.project)
    case_project = serve(project_calls.case_project, project_viewing.case_project)
    training_choices = serve(project_calls.training_choices, project_choosing.training_choices)
    possible_institutions = serve(project_calls.possible_institutions, project_lists.possible_institutions)

    enrol = serve(enrolment_calls.enrol, enrolling.enrol)
    enrolments = serve(enrolment_calls.enrolments, enrolment_lists.enrolments)
    participants_to_call = serve(enrolment_calls.participants_to_call, calling.participants_to_call)
    enrolment_counts = serve(enrolment_calls.enrolment_counts, enrolment_lists.enrolment_counts)
    possible_teachers = serve(enrolment_calls.possible_teachers, enrolment_lists.possible_teachers)
    decide_enrolments = serve(enrolment_calls.decide_enrolments, leaving.decide_enrolments)
    withdraw_enrolment = serve(enrolment_calls.withdraw_enrolment, leaving.withdraw_enrolment)
    substitute = serve(enrolment_calls.substitute, leaving.substitute)
    open_second_round = serve(enrolment_calls.open_second_round, leaving.open_second_round)
    own_enrolments = serve(enrolment_calls.own_enrolments, enrolment_lists.own_enrolments)

    results = serve(result_calls.results, result_lists.results)
    result_counts = serve(result_calls.result_counts, result_lists.result_counts)
    enter_results = serve(result_calls.enter_results, entering.enter_results)
    submit_results = serve(result_calls.submit_results, entering.submit_results)
    look_at_result = serve(result_calls.look_at_result, correcting.look_at_result)
    decide_results = serve(result_calls.decide_results, confirming.decide_results)
    correct_result = serve(result_calls.correct_result, correcting.correct_result)
    revoke_result = serve(result_calls.revoke_result, correcting.revoke_result)

    result_book_terms = serve(book_calls.result_book_terms, result_books.result_book_terms)
    result_book_rows = serve(book_calls.result_book_rows, result_books.result_book_rows)
    start_result_book = serve(book_calls.start_result_book, result_books.start_result_book)
    result_book = serve(book_calls.result_book, result_books.result_book)

    claim_choices = serve(claim_calls.claim_choices, claim_choosing.claim_choices)
    claim_credits = serve(claim_calls.claim_credits, claiming.claim_credits)
    withdraw_claim = serve(claim_calls.withdraw_claim, claiming.withdraw_claim)
    credit_claims = serve(claim_calls.credit_claims, claim_lists.credit_claims)
    claim_counts = serve(claim_calls.claim_counts, claim_lists.claim_counts)
    credit_claim = serve(claim_calls.credit_claim, claim_viewing.credit_claim)
    case_claim = serve(claim_calls.case_claim, claim_viewing.case_claim)

    credit_account = serve(account_calls.credit_account, account_viewing.credit_account)
    own_credit_account = serve(account_calls.own_credit_account, account_viewing.own_credit_account)

    cycles = serve(cycle_calls.cycles, closing.cycles)
    close_cycle = serve(cycle_calls.close_cycle, closing.close_cycle)
    open_cycle = serve(cycle_calls.open_cycle, closing.open_cycle)

    school_credits = serve(overview_calls.school_credits, of_school.school_credits)
    credit_overview = serve(overview_calls.credit_overview, territory.credit_overview)
    count_credits = serve(overview_calls.count_credits, counting.count_credits)
    training_statistics = serve(overview_calls.training_statistics, statistics.training_statistics)

    verification = serve(verifying.verification_at_training, prints.verification)
    statement_paper = serve(paper_calls.statement_paper, statement.statement_paper)
    own_statement_paper = serve(paper_calls.own_statement_paper, statement.own_statement_paper)
    print_statement = serve_in_steps(paper_calls.print_statement, statement.print_statement)
    print_own_statement = serve_in_steps(paper_calls.print_own_statement, statement.print_own_statement)
    print_certificates = serve_in_steps(paper_calls.print_certificates, certificates.print_certificates)
    print_sign_in = serve_in_steps(paper_calls.print_sign_in, sign_in.print_sign_in)
    print_plan = serve_in_steps(paper_calls.print_plan, plan.print_plan)

    reconciliation = serve(national_calls.reconciliation, reconciling.reconciliation)
    received_trainings = serve(national_calls.received_trainings, received.received_trainings)
    received_results = serve(national_calls.received_results, received.received_results)

    national_results_sent = react(national_calls.national_results_sent, arriving.arrive)
    national_results_arrived = react(national_calls.national_results_arrived, sending.note_arrivals)
    national_results_settled = react(national_calls.national_results_settled, sending.note_ends)
    project_cases_moved = react(cases_contract.moved(project_calls.BUSINESS), project_cases.apply)
    claim_cases_moved = react(cases_contract.moved(claim_calls.BUSINESS), claim_cases.apply)
    places_freed = react(enrolment_calls.places_freed, leaving.move_up)

    orgs_changed = react(orgs.orgs_changed, org_news.learn)
    teachers_changed = react(teacher_copies.teachers_changed, partial(known_teachers.learn, service=name))
    teachers_announced = react(teacher_copies.teachers_announced, partial(known_teachers.compare, service=name))
